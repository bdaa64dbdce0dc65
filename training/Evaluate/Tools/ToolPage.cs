using CourseAI.Training.Cards;
using CourseAI.Training.Charts;
using CourseAI.Training.Measures;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Tools;

/// <summary>
/// The model card for people, <c>models/tools.md</c>. What it tells of photos comes from the card's own figures alone, so
/// that it is the same page where the photos are not at hand.
/// </summary>
internal static class ToolPage
{
    public const string MistakesPicture = "tools-mistakes.png";

    public static readonly (string Confusion, string Reliability, string Coverage) IconPictures = (
        "tools-icons-confusion.png",
        "tools-icons-reliability.png",
        "tools-icons-coverage.png"
    );

    public static readonly (string Confusion, string Reliability, string Coverage) PhotoPictures = (
        "tools-photos-confusion.png",
        "tools-photos-reliability.png",
        "tools-photos-coverage.png"
    );

    /// <summary>Without any of these the photos are told as not measured.</summary>
    private static readonly string[] OfPhotos =
    [
        $"{ToolEvaluation.AllPhotos}.refused",
        $"{ToolEvaluation.AllPhotos}.accuracyWhenKnown",
        $"{ToolEvaluation.AllPhotos}.accuracyAtTwoThirds",
        $"{ToolEvaluation.AllPhotos}.calibrationError",
        $"{ToolEvaluation.AllPhotos}.accuracyAsPublished",
        $"{ToolEvaluation.AllPhotos}.macroAsPublished",
        $"{ToolEvaluation.SinglePhotos}.refused",
        $"{ToolEvaluation.SinglePhotos}.accuracyWhenKnown",
    ];

    public static string Of(ModelCard card, ToolEvaluation measured, long zipBytes)
    {
        var page = new CardPage();
        var training = card.Training;
        page.Line(
            $"""
            # Shapes of tools

            A picture of one tool goes in, a drawing or a photo; one of {card.Labels.Count} labels, a confidence and `known` or `unsure` come out:
            {string.Join(", ", card.Labels.Select(CardPage.Words))}.
            Written by `training/run`; `training/Evaluate` recomputes the figures on icons in every run of the tests, those on photos with `--photos`, the costs not.

            """
        );
        page.Facts(
            card,
            "tools.zip",
            zipBytes,
            ("network", $"{training.Parameters:N0} parameters"),
            (
                "training",
                $"{training.Pictures:N0} pictures in each of {training.Epochs} epochs; then it settles in {training.SettlingEpochs} more at a low rate, in which a photo may show a class without photos"
            ),
            (
                "measured on",
                $"icons of sets that were not trained on, under the licences of training/Data/tools/LICENCES.md, and a quarter of the photos below, of source images that were not trained on"
            ),
            (
                "kept for validation",
                $"{training.ForValidation:N0} pictures: those of tools among them give the temperature ({training.Temperature:F3}) and where \"something else\" begins, their photos the confidence below which a fifth of them are refused"
            )
        );
        Icons(page, card, measured.Icons);
        Photos(page, card);
        page.Costs(card);
        page.Line(
            $"""

            Of a JPEG of 1024×768 pixels, from its bytes to the answer; at most 15,000 are wanted. On machines of several kinds: docs/measured.md.

            ## Limits
            - It judges the whole picture: of several tools, or a small one among other things, it names one or is `unsure`.
            - All photos, those trained on and those held out, are one publisher's: on other people's, from their phones, nothing was measured. Expect less.
            - There were no photos of scissors, axes and shovels. Of three other tools, trained without their photos, half of the photos are read rightly
              (docs/models.md); expect no more of these.
            - Drills, saws and tape measures had few photos to learn from: they are read least well of what had any, and the intervals above are wide.
            - Pliers, saws, drills and tape measures are few among the held-out icons: their intervals are wide.
            """
        );
        return page.ToString();
    }

    private static void Icons(CardPage page, ModelCard card, ToolAnswers icons)
    {
        page.Line($"\n## Icons, of sets that were not trained on");
        page.FiguresHead();
        page.Figure("accuracy", icons.Tools.Right, "≥ 92 %");
        page.Figure("mean of the classes' accuracies", icons.Tools.Macro);
        page.Figure("answered `unsure`", icons.Tools.Refused);
        page.Figure("accuracy of what is answered", icons.Tools.RightWhenKnown);
        page.Figure("accuracy of the surest two thirds", icons.Tools.Coverage.At(ToolEvaluation.TwoThirds));
        page.Figure("expected calibration error, 15 bins", icons.Tools.Reliability.Error);
        page.Figure("answered `unsure`, of icons of other things", Share.Among(icons.Others, other => !other.IsKnown));
        page.Line();
        page.Classes(
            card.Labels.Where(icons.Tools.ByClass.ContainsKey).Select(label => (label, icons.Tools.ByClass[label]))
        );
        page.Line($"\nRight is the best label, also where the answer is `unsure`.\n");
        Charts(page, IconPictures, "icons");
        page.Line($"\n### The worst mistakes");
        page.Picture(MistakesPicture, 656, "The worst mistakes on held-out icons");
        page.Line(
            $"""

            What is shown → what was answered, as the network was given it: {MistakeSheet.Told(icons.Mistakes)}.
            "{ToolEvaluation.OtherThings}" is an icon of something else, for which `unsure` would be right.
            """
        );
    }

    private static void Photos(CardPage page, ModelCard card)
    {
        page.Line($"\n## Photos, of source images that were not trained on");
        if (!OfPhotos.All(card.Figures.ContainsKey))
        {
            page.Line($"Not measured: `training/run evaluate --write --photos FOLDER` does.\n");
            return;
        }
        var others = OtherTools(card)
            .Select(name => (CardPage.Words(name), Refused: ShareOf(card, $"photos.others.{name}", "refused")))
            .ToList();
        page.FiguresHead();
        PhotoFigures(page, card, ToolEvaluation.AllPhotos, "≥ 85 %");
        page.Figure("mean by the publisher's labels", card.Figures["photos.macroAsPublished"]);
        page.Figure("accuracy by the publisher's labels", card.Figures["photos.accuracyAsPublished"]);
        page.Figure("accuracy of the surest two thirds", card.Figures["photos.accuracyAtTwoThirds"]);
        page.Figure("expected calibration error, 15 bins", card.Figures["photos.calibrationError"]);
        page.Figure(
            "answered `unsure`, of calipers, ratchets and utility knives, of which others were shown in training as something else",
            Together(others.Select(each => each.Refused))
        );
        page.Line();
        page.Classes(PhotoClasses(card, ToolEvaluation.AllPhotos));
        page.Line();
        page.Refusals(others);
        page.Line(
            $"""

            The publisher calls water-pump pliers wrenches, and a few photos something else than they show: training/Data/tools/photos-reviewed.txt
            says what is shown, found by looking at the photos, every one of the model's classes and of utility knives, not at answers.

            ### Those of no series
            Some of these photos were taken in series: the same tools on the same table, seconds apart. Three quarters of each series were trained on, so the rest is
            easily read. What a student hands in is of no such series, and is read like the others:

            """
        );
        page.FiguresHead();
        PhotoFigures(page, card, ToolEvaluation.SinglePhotos);
        page.Line();
        page.Classes(PhotoClasses(card, ToolEvaluation.SinglePhotos));
        page.Line($"\n### All of them\n");
        Charts(page, PhotoPictures, "photos");
        page.Line(
            $"\nWhich photos are answered wrongly is not shown: the photos themselves stay out of the project.\n"
        );
    }

    /// <param name="set">Of photos, with which the names of their figures begin.</param>
    private static void PhotoFigures(CardPage page, ModelCard card, string set, string wanted = "")
    {
        var classes = PhotoClasses(card, set).Select(each => each.Right).ToList();
        var right = Together(classes);
        var unsure = Counted(card.Figures[$"{set}.refused"], right.Of);
        page.Figure("mean of the classes' accuracies", new MeanShare(classes), wanted);
        page.Figure("accuracy", right);
        page.Figure("answered `unsure`", unsure);
        page.Figure(
            "accuracy of what is answered",
            Counted(card.Figures[$"{set}.accuracyWhenKnown"], right.Of - unsure.Count)
        );
    }

    private static List<(string Label, Share Right)> PhotoClasses(ModelCard card, string set) =>
        [
            .. card
                .Labels.Where(label => IsTold(card, $"{set}.{label}", "accuracy"))
                .Select(label => (label, ShareOf(card, $"{set}.{label}", "accuracy"))),
        ];

    private static void Charts(
        CardPage page,
        (string Confusion, string Reliability, string Coverage) pictures,
        string shown
    )
    {
        page.Picture(pictures.Confusion, 643, $"Confusion matrix, {shown}");
        page.Line($"\nNumbers of {shown}: a row is what is shown; shades are shares of the row.\n");
        page.Picture(pictures.Reliability, 480, $"Reliability diagram, {shown}");
        page.Picture(pictures.Coverage, 480, $"Accuracy against the share that is answered, {shown}");
        page.HowToRead();
    }

    private static bool IsTold(ModelCard card, string shown, string figure) =>
        card.Figures.ContainsKey($"{shown}.{figure}") && card.Figures.ContainsKey($"{shown}.pictures");

    /// <summary>The card holds a share and of how many pictures it is one.</summary>
    private static Share ShareOf(ModelCard card, string shown, string figure) =>
        Counted(card.Figures[$"{shown}.{figure}"], (int)card.Figures[$"{shown}.pictures"]);

    private static Share Counted(double share, int of) => new((int)Math.Round(share * of), of);

    private static Share Together(IEnumerable<Share> shares) =>
        shares.Aggregate(new Share(0, 0), (sum, share) => new Share(sum.Count + share.Count, sum.Of + share.Of));

    private static IEnumerable<string> OtherTools(ModelCard card) =>
        card
            .Figures.Keys.Select(name => name.Split('.'))
            .Where(parts => parts is ["photos", "others", _, "pictures"])
            .Select(parts => parts[2])
            .Where(name => IsTold(card, $"photos.others.{name}", "refused"));
}

using CourseAI.Core.Evidence;
using CourseAI.Training.Cards;
using CourseAI.Training.Charts;
using CourseAI.Training.Measures;
using CourseAI.Training.Strangers;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Digits;

/// <summary>The model card for people, <c>models/digits.md</c>: made from the card and what was measured, so that they cannot disagree.</summary>
internal static class DigitPage
{
    public const string ConfusionPicture = "digits-confusion.png";
    public const string ReliabilityPicture = "digits-reliability.png";
    public const string CoveragePicture = "digits-coverage.png";
    public const string MistakesPicture = "digits-mistakes.png";
    public const string StrangersPicture = "digits-strangers.png";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["several"] = "two to four digits in a row, from MNIST's test half",
        ["blank"] = "paper: plain, ruled, squared",
        ["letters"] = "Latin and Hangul letters of three printed fonts",
        ["tools"] = "the held-out icons of tools",
        ["noise"] = "pixels, specks, clouds, blots",
    };

    public static string Of(ModelCard card, DigitEvaluation measured, long zipBytes)
    {
        var page = new CardPage();
        Summary(page, card, measured, zipBytes);
        Digits(page, card, measured.AsPictures);
        NoDigits(page, measured.Strangers);
        page.Costs(card);
        page.Line(
            $"""

            Wanted are 200 µs a digit, without the search for it, and 600 ms from a process's start to its first answer: docs/measured.md has both, on machines of several kinds.

            ## Limits
            - Nearly all digits are MNIST's, as written in North America around 1990, each alone on clean paper.
            - Light, polarity, ruled paper, position and size are handled before the network, by rules; a photo on which these
              rules pick the wrong object is answered wrongly or with `unsure`. No figure on photos is claimed here.
            - Letters that a hand writes like a digit (O, I, l, Z, S, ㅇ, ㅣ …) are left out of what is no digit: nobody could tell.
            - A turned or mirrored digit is read as it lies. The caller applies the EXIF orientation.
            """
        );
        return page.ToString();
    }

    private static void Summary(CardPage page, ModelCard card, DigitEvaluation measured, long zipBytes)
    {
        var training = card.Training;
        page.Line(
            $"""
            # Handwritten digits

            A picture of one handwritten digit goes in; a label from 0 to 9, a confidence and `known` or `unsure` come out.
            Written by `training/run`; `training/Evaluate` recomputes every figure but the costs, also in every run of the tests.

            """
        );
        page.FiguresHead();
        page.Figure("accuracy on MNIST's 10,000 test images, their own pixels", measured.OnPixels, "≥ 99.70 %");
        page.Figure("the same as pictures, through the search for the digit", measured.AsPictures.Right);
        page.Figure("answered `unsure`, of MNIST's", measured.AsPictures.Refused, "≤ 1 %");
        page.Figure("accuracy of what is answered", measured.AsPictures.RightWhenKnown);
        page.Figure("expected calibration error, 15 bins", measured.AsPictures.Reliability.Error, "≤ 1 %");
        page.Figure("answered `unsure`, of what is no digit", Refused(measured.Strangers), "≥ 95 %");
        page.Line();
        page.Facts(
            card,
            "digits.zip",
            zipBytes,
            ("network", $"6 convolutions and 1 dense layer, {training.Parameters:N0} parameters"),
            (
                "training",
                $"{training.Pictures:N0} digits, distorted anew in each of {training.Epochs} epochs; then it settles in {training.SettlingEpochs} more of hardly distorted ones at a low rate; AdamW, cosines, averaged weights; half of what it learns from are labels, half what two teachers answer together, the same network from other seeds in half the epochs"
            ),
            (
                "measured on",
                $"MNIST's 10,000 test images; what is no digit is drawn with them, with icons of sets that were not trained on (training/Data/tools/LICENCES.md), and with the letters of Pretendard and Noto Sans (OFL 1.1, shared/Reports/Fonts)"
            ),
            (
                "kept for validation",
                $"{training.ForValidation:N0} digits, for the temperature ({training.Temperature:F3}) and both thresholds"
            )
        );
    }

    private static void Digits(CardPage page, ModelCard card, AnswerFigures pictures)
    {
        page.Line(
            $"\n## MNIST's test images, as pictures\nAs the product reads them, through the search for the digit: so all figures from here on, {pictures.Right.Value:P2} right.\n"
        );
        page.Classes(card.Labels.Select(label => (label, pictures.ByClass[label])));
        page.Line(
            $"""

            Right is the best label, also where the answer is `unsure`. `unsure` because of: {Doubts(pictures.Answers)}.

            """
        );
        page.Picture(ConfusionPicture, 606, "Confusion matrix");
        page.Line(
            $"\nNumbers of pictures: a row is a digit, or a kind of what is none; shades are shares of the row.\n"
        );
        page.Picture(ReliabilityPicture, 480, "Reliability diagram");
        page.Picture(CoveragePicture, 480, "Accuracy against the share that is answered");
        page.HowToRead();
        page.Line($"\n### The worst mistakes");
        page.Picture(MistakesPicture, 656, "The worst mistakes on MNIST's test images");
        page.Line(
            $"""

            What is shown → what was answered, as the network was given it: {MistakeSheet.Told(
                pictures.Answers.Where(answer => !answer.IsRight)
            )}.

            """
        );
    }

    private static void NoDigits(CardPage page, IReadOnlyList<Answer> strangers)
    {
        var kinds = strangers.ToLookup(answer => answer.Shown, StringComparer.Ordinal);
        page.Line(
            $"""
            ## What is no digit
            {StrangerSet.PerKind} pictures of each kind, drawn by `training/Evaluate/Strangers`, all but noise on paper in uneven light. None was trained on.

            """
        );
        page.Refusals(
            kinds.Select(kind => (Kinds[kind.Key], Refused([.. kind]))).Append(("**all**", Refused(strangers)))
        );
        page.Line($"\n`unsure` because of: {Doubts(strangers)}.");
        foreach (var kind in kinds.Where(kind => kind.Any(answer => answer.IsKnown)))
            page.Line($"- Of {kind.Key}, answered as a digit: {Names(kind.Where(answer => answer.IsKnown))}.");
        page.Line();
        page.Picture(StrangersPicture, 656, "The surest answers to what is no digit");
        page.Line(
            $"\nWhat is shown → what was answered, as the network was given it: {MistakeSheet.Told(strangers.Where(answer => answer.IsKnown))}.\n"
        );
    }

    private static Share Refused(IReadOnlyCollection<Answer> answers) =>
        Share.Among(answers, answer => !answer.IsKnown);

    private static string Doubts(IEnumerable<Answer> answers) =>
        string.Join(
            ", ",
            answers
                .Select(answer => answer.Prediction.Doubt)
                .OfType<Doubt>()
                .CountBy(doubt => doubt)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Select(pair => FormattableString.Invariant($"{Told(pair.Key)} {pair.Value:N0}"))
        );

    private static string Told(Doubt doubt) =>
        doubt switch
        {
            Doubt.LowConfidence => "low confidence",
            Doubt.NothingFound => "nothing found",
            Doubt.SeveralObjects => "several objects",
            Doubt.Unfamiliar => "like something else",
            _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "There is no word for this doubt."),
        };

    /// <summary>What comes before the comma in their names, with how often.</summary>
    private static string Names(IEnumerable<Answer> answers) =>
        string.Join(
            ", ",
            answers
                .CountBy(answer => answer.Name.Split(',')[0])
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key} ({pair.Value})")
        );
}

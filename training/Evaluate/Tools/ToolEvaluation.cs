using CourseAI.Core.Courses;
using CourseAI.Inspection.Images;
using CourseAI.Training.Cards;
using CourseAI.Training.Charts;
using CourseAI.Training.Measures;
using CourseAI.Vision.Models;
using CourseAI.Vision.Tools;

namespace CourseAI.Training.Tools;

/// <summary>How good the model for the shapes of tools is on held-out icons and, where they are at hand, held-out photos.</summary>
internal sealed class ToolEvaluation : IEvaluation
{
    /// <summary>What icons of other things show, in figures and charts.</summary>
    public const string OtherThings = "other";

    /// <summary>A model may be unsure of a third of what it is shown.</summary>
    public const double TwoThirds = 2.0 / 3;

    /// <summary>With these the names of figures on photos begin: on all that are held out, and on those of no series.</summary>
    public const string AllPhotos = "photos";
    public const string SinglePhotos = $"{AllPhotos}.single";

    /// <param name="photos">Null: they are not at hand.</param>
    public ToolEvaluation(ModelCard card, ToolAnswers icons, PhotoAnswers? photos) =>
        (Card, Icons, Photos) = (card, icons, photos);

    public ModelCard Card { get; }

    public ToolAnswers Icons { get; }

    public PhotoAnswers? Photos { get; }

    public IReadOnlyDictionary<string, double> Figures
    {
        get
        {
            var figures = new CardFigures();
            Add(figures, "icons", Icons);
            if (Photos is null)
                return figures.Values;
            // The page tells photos from these alone, so that it can be written where the photos are not.
            foreach (var (set, answers) in new[] { (AllPhotos, Photos.Shown), (SinglePhotos, Photos.Single) })
            {
                Add(figures, set, answers);
                foreach (var (label, right) in answers.Tools.ByClass)
                    figures.Add($"{set}.{label}.accuracy", right).Add($"{set}.{label}.pictures", right.Of);
            }
            figures
                .Add("photos.accuracyAsPublished", Photos.Published.Tools.Right)
                .Add("photos.macroAsPublished", Photos.Published.Tools.Macro.Value);
            foreach (var other in Photos.Shown.Others.CountBy(answer => answer.Shown))
                figures.Add($"photos.others.{other.Key}.pictures", other.Value);
            return figures.Values;
        }
    }

    /// <param name="icons">Held-out ones.</param>
    /// <param name="photos">Their held-out part is used.</param>
    public static ToolEvaluation Measure(ToolModel model, IReadOnlyList<Drawing> icons, PhotoSet? photos) =>
        new(
            model.Card,
            new ToolAnswers(
                model.Card,
                Progress
                    .Through("icons", icons, icons.Count)
                    .Select(icon => Ask(model, icon.Class ?? OtherThings, $"{icon.Set}, {icon.Name}", icon.Path))
            ),
            photos is null ? null : Measure(model, photos)
        );

    public bool IsKept(string figure) => Photos is null && figure.StartsWith($"{AllPhotos}.", StringComparison.Ordinal);

    public string Page(ModelCard card, long zipBytes) => ToolPage.Of(card, this, zipBytes);

    public IReadOnlyDictionary<string, byte[]> Pictures()
    {
        var pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        Add(ToolPage.IconPictures, Icons);
        pictures[ToolPage.MistakesPicture] = MistakeSheet.Draw(Icons.Mistakes);
        if (Photos is not null)
            Add(ToolPage.PhotoPictures, Photos.Shown);
        return pictures;

        void Add((string Confusion, string Reliability, string Coverage) names, ToolAnswers answers)
        {
            pictures[names.Confusion] = ConfusionChart.Draw(Confusion.Of(Card.Labels, answers.All));
            pictures[names.Reliability] = ReliabilityChart.Draw(answers.Tools.Reliability);
            pictures[names.Coverage] = CoverageChart.Draw(answers.Tools);
        }
    }

    private static PhotoAnswers Measure(ToolModel model, PhotoSet photos)
    {
        var heldOut = photos.Photos.Where(photo => photo.Part == PhotoPart.HeldOut).ToList();
        var answers = Progress
            .Through("photos", heldOut, heldOut.Count)
            .Select(photo => (Photo: photo, Answer: Ask(model, photo.Class, photo.Source, photo.Path)))
            .ToList();
        var single = answers.Where(each => !PhotoSet.IsOfSeries(each.Photo.Source));
        return new PhotoAnswers(
            new ToolAnswers(model.Card, answers.Select(each => each.Answer)),
            new ToolAnswers(model.Card, answers.Select(each => each.Answer with { Shown = each.Photo.PublishedClass })),
            new ToolAnswers(model.Card, single.Select(each => each.Answer))
        );
    }

    private static void Add(CardFigures figures, string set, ToolAnswers answers) =>
        figures
            .Add($"{set}.accuracy", answers.Tools.Right)
            .Add(set, answers.Tools)
            .Add($"{set}.accuracyAtTwoThirds", answers.Tools.Coverage.At(TwoThirds))
            .AddRefusals($"{set}.others", answers.Others);

    private static Answer Ask(ToolModel model, string shown, string name, string path)
    {
        // As the product decodes what is handed in: a photo on no more pixels than the model needs.
        using var picture = Picture.Decode(File.ReadAllBytes(path), ImagesInspector.SideFor(VisionTask.Tools));
        return new Answer(shown, name, model.Classify(picture.Pixels));
    }
}

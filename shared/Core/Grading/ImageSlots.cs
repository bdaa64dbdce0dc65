using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading;

/// <summary>One picture that came for a slot.</summary>
/// <param name="Order">Of the submission among all, the oldest first.</param>
internal sealed record SlotFile(ImageFacts Image, Submission From, int Order)
{
    public bool Readable => Image.Problem is null;
}

/// <summary>
/// What counts of a part of pictures. Each name is a slot, of an upload as of an entry of a ZIP, and so is
/// <c>labels.csv</c>; of a slot the file that the course's choice names counts, a readable one before others.
/// </summary>
/// <remarks>
/// An unreadable file no longer stands once a later one in its place could be inspected: a picture of its slot's name in whatever
/// format, as the advice for HEIC asks for, or an upload of its upload's name. In the place of a ZIP stands only a ZIP.
/// </remarks>
/// <param name="Pictures">The readable picture of each slot, by slot name.</param>
/// <param name="Unreadable">The newest file of each slot where that one is unreadable and stands, by slot name.</param>
/// <param name="Labels">Slot to label of <c>labels.csv</c>; empty without one.</param>
/// <param name="LabelProblems">Of the <c>labels.csv</c> that counts, or of a newer one of which nothing can be used.</param>
/// <param name="Counted">The submissions that hold something that counts, the oldest first.</param>
internal sealed record ImageSlots(
    IReadOnlyList<SlotFile> Pictures,
    IReadOnlyList<SlotFile> Unreadable,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<LabelProblem> LabelProblems,
    IReadOnlyList<Submission> Counted
)
{
    /// <summary>What the student says is on a picture: in <c>labels.csv</c>, else by its name; null: nothing.</summary>
    public string? LabelOf(ImageFacts image) => Labels.GetValueOrDefault(ComposedForm.Of(image.Slot)) ?? image.Label;

    /// <param name="submissions">Of the part, the oldest first.</param>
    public static ImageSlots Of(Course course, DueTime due, IReadOnlyList<Submission> submissions)
    {
        // What came after the cut-off does not pull down what came before it.
        var earning = submissions.Any(submission => HasPicture(submission) && !due.IsAfterCutOff(submission.CountedAt))
            ? [.. submissions.Where(submission => !due.IsAfterCutOff(submission.CountedAt))]
            : submissions;
        List<SlotFile> files = [.. earning.SelectMany(FilesOf)];
        var slots = files
            .GroupBy(file => ComposedForm.Of(file.Image.Slot), StringComparer.Ordinal)
            .OrderBy(slot => slot.Key, StringComparer.Ordinal)
            .Select(slot => slot.ToList())
            .ToList();
        List<SlotFile> pictures =
        [
            .. slots
                .Select(slot => slot.FindAll(file => file.Readable))
                .Where(slot => slot.Count > 0)
                .Select(slot => Choose(slot, file => file.From)),
        ];
        var newest = NewestReadable(files);
        List<Submission> labelled = [.. earning.Where(HasLabelsFile)];
        var usable = labelled.FindAll(submission => LabelsOf(submission).Count > 0);
        var labels = usable.Count > 0 ? Choose(usable, submission => submission) : null;
        var told = labelled.Count > 0 && !usable.Contains(labelled[^1]) ? labelled[^1] : labels;
        return new ImageSlots(
            pictures,
            [.. slots.Select(slot => slot[^1]).Where(file => !file.Readable && !IsReplaced(file))],
            LabelsOf(labels),
            LabelProblemsOf(told),
            [.. earning.Where(submission => submission == labels || pictures.Exists(file => file.From == submission))]
        );

        bool IsReplaced(SlotFile file) =>
            newest.GetValueOrDefault(PlaceOf(file.Image.Slot), -1) > file.Order
            || newest.GetValueOrDefault(PlaceOf(file.From.Evidence.FileName), -1) > file.Order;

        T Choose<T>(IReadOnlyList<T> oldestFirst, Func<T, Submission> of) =>
            AttemptSelection.Choose(
                oldestFirst,
                item => of(item).CountedAt,
                due,
                course.Counts,
                // Of a slot's files the best is the one that costs least for lateness: nothing else depends on the file.
                item => -Lateness.Of(course, due, of(item).CountedAt).Percent
            );
    }

    private static bool HasPicture(Submission submission) => FilesOf(submission, 0).Any(file => file.Readable);

    /// <summary>Of each place, the order of the newest submission with something readable in it.</summary>
    private static Dictionary<string, int> NewestReadable(List<SlotFile> oldestFirst)
    {
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in oldestFirst.Where(file => file.Readable))
        {
            newest[PlaceOf(file.Image.Slot)] = file.Order;
            newest[PlaceOf(file.From.Evidence.FileName)] = file.Order;
            newest[WithoutExtension(file.From.Evidence.FileName)] = file.Order;
        }
        return newest;
    }

    /// <summary>What an unreadable file leaves open: the name without its extension, but with <c>.zip</c>.</summary>
    private static string PlaceOf(string name)
    {
        var bare = WithoutExtension(name);
        return Path.GetExtension(name).Equals(".zip", StringComparison.OrdinalIgnoreCase) ? $"{bare}.zip" : bare;
    }

    private static string WithoutExtension(string name) => ComposedForm.Of(name[..^Path.GetExtension(name).Length]);

    /// <param name="order">See <see cref="SlotFile"/>.</param>
    private static IEnumerable<SlotFile> FilesOf(Submission submission, int order) =>
        submission.Evidence.Facts switch
        {
            ImagesFacts facts => facts.Images.Select(image => new SlotFile(image, submission, order)),
            _ when TaskLabels.IsFile(submission.Evidence.FileName) => [],
            _ =>
            [
                new SlotFile(
                    new ImageFacts
                    {
                        Slot = submission.Evidence.FileName,
                        Problem = FactsOf.ProblemOf(submission.Evidence),
                    },
                    submission,
                    order
                ),
            ],
        };

    private static bool HasLabelsFile(Submission submission) =>
        LabelsOf(submission).Count + LabelProblemsOf(submission).Count > 0;

    private static Dictionary<string, string> LabelsOf(Submission? submission) =>
        submission?.Evidence.Facts is ImagesFacts facts
            ? facts
                .Labels.OrderBy(label => label.Key, StringComparer.Ordinal)
                .DistinctBy(label => ComposedForm.Of(label.Key), StringComparer.Ordinal)
                .ToDictionary(label => ComposedForm.Of(label.Key), label => label.Value, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    private static IReadOnlyList<LabelProblem> LabelProblemsOf(Submission? submission) =>
        submission?.Evidence switch
        {
            { Facts: ImagesFacts facts } => facts.LabelProblems,
            { } evidence when TaskLabels.IsFile(evidence.FileName) =>
            [
                new LabelProblem(0, "", LabelFault.Unreadable)
                {
                    File = evidence.FileName,
                    Problem = FactsOf.ProblemOf(evidence),
                },
            ],
            _ => [],
        };
}

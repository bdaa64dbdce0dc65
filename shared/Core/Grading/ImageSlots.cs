using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading;

/// <summary>One picture that came for a slot.</summary>
internal sealed record SlotFile(ImageFacts Image, Submission From)
{
    public bool Readable => Image.Problem is null;
}

/// <summary>
/// What counts of a part of pictures. Each name is a slot, of an upload as of an entry of a ZIP, and so is
/// <c>labels.csv</c>; of a slot the file that the course's choice names counts, a readable one before others.
/// </summary>
/// <param name="Pictures">The readable picture of each slot, by slot name.</param>
/// <param name="Unreadable">The newest file of each slot where that one is unreadable, by slot name.</param>
/// <param name="Labels">Slot to label of <c>labels.csv</c>; empty without one.</param>
/// <param name="LabelProblems">Of the <c>labels.csv</c> that counts.</param>
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

    /// <param name="submissions">The oldest first.</param>
    public static ImageSlots Of(Course course, DueTime due, IReadOnlyList<Submission> submissions)
    {
        // What came after the cut-off does not pull down what came before it.
        var earning = submissions.Any(submission => HasPicture(submission) && !due.IsAfterCutOff(submission.CountedAt))
            ? [.. submissions.Where(submission => !due.IsAfterCutOff(submission.CountedAt))]
            : submissions;
        var slots = earning
            .SelectMany(FilesOf)
            .GroupBy(file => ComposedForm.Of(file.Image.Slot), StringComparer.Ordinal)
            .OrderBy(slot => slot.Key, StringComparer.Ordinal)
            .Select(slot => slot.ToList())
            .ToList();
        List<SlotFile> pictures =
        [
            .. slots
                .Select(files => files.FindAll(file => file.Readable))
                .Where(files => files.Count > 0)
                .Select(files => Choose(files, file => file.From)),
        ];
        List<Submission> labelled = [.. earning.Where(HasLabelsFile)];
        var labels = labelled.Count > 0 ? Choose(labelled, submission => submission) : null;
        return new ImageSlots(
            pictures,
            [.. slots.Select(files => files[^1]).Where(file => !file.Readable)],
            labels is null ? new Dictionary<string, string>(StringComparer.Ordinal) : LabelsOf(labels),
            (labels?.Evidence.Facts as ImagesFacts)?.LabelProblems ?? [],
            [.. earning.Where(submission => submission == labels || pictures.Exists(file => file.From == submission))]
        );

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

    private static bool HasPicture(Submission submission) => FilesOf(submission).Any(file => file.Readable);

    private static IEnumerable<SlotFile> FilesOf(Submission submission) =>
        submission.Evidence.Facts switch
        {
            ImagesFacts facts => facts.Images.Select(image => new SlotFile(image, submission)),
            _ =>
            [
                new SlotFile(
                    new ImageFacts
                    {
                        Slot = submission.Evidence.FileName,
                        Problem = FactsOf.ProblemOf(submission.Evidence),
                    },
                    submission
                ),
            ],
        };

    private static bool HasLabelsFile(Submission submission) =>
        submission.Evidence.Facts is ImagesFacts facts && facts.Labels.Count + facts.LabelProblems.Count > 0;

    private static Dictionary<string, string> LabelsOf(Submission submission) =>
        submission.Evidence.Facts is ImagesFacts facts
            ? facts
                .Labels.OrderBy(label => label.Key, StringComparer.Ordinal)
                .DistinctBy(label => ComposedForm.Of(label.Key), StringComparer.Ordinal)
                .ToDictionary(label => ComposedForm.Of(label.Key), label => label.Value, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
}

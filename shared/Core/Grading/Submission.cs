using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using NodaTime;

namespace CourseAI.Core.Grading;

/// <summary>One file as it came, with what the gate made of it.</summary>
internal sealed record Received(AttemptEvidence Evidence, Gate Gate);

/// <summary>
/// The same bytes for the same part (and file name, for pictures), however often they came: one submission, at the
/// earliest time of all.
/// </summary>
/// <param name="Standing">Whose evidence is used: one that could be inspected, and of those the earliest.</param>
/// <param name="First">Whose time counts: the one that counts earliest.</param>
/// <param name="Repeats">The others.</param>
internal sealed record Submission(Received Standing, Received First, bool Readable, IReadOnlyList<Received> Repeats)
{
    public Gate Gate => First.Gate;

    public AttemptEvidence Evidence => Standing.Evidence;

    public Instant CountedAt => Gate.CountedAt;

    /// <summary>Every submission of a part, the oldest first. Of evidence made again, the newest revision is used.</summary>
    public static IReadOnlyList<Submission> Of(Course course, Part part, StudentRecord record) =>
        [
            .. record
                .Evidence.Where(evidence => evidence.PartId == part.Id)
                .GroupBy(evidence => evidence.AttemptId, StringComparer.Ordinal)
                .Select(revisions => revisions.MaxBy(evidence => evidence.Revision)!)
                .Select(evidence => new Received(evidence, DeadlineGate.Judge(course, record.Declarations, evidence)))
                .GroupBy(received => (Slot: SlotOf(part, received), Sha: received.Evidence.Sha256.ToUpperInvariant()))
                .Select(same => Fold(part, [.. same.OrderBy(r => r.Gate.CountedAt).ThenBy(r => r.Evidence, Age)]))
                .OrderBy(submission => submission.CountedAt)
                // Blobs have whole seconds: of two files of one second the declarations still tell which came first.
                .ThenBy(submission => submission.Gate.Declared ?? submission.CountedAt)
                .ThenBy(submission => submission.Evidence, Age),
        ];

    /// <summary>By arrival, and then by attempt id so that the order is always the same.</summary>
    public static readonly IComparer<AttemptEvidence> Age = Comparer<AttemptEvidence>.Create(
        (one, other) =>
            one.Arrived != other.Arrived
                ? one.Arrived.CompareTo(other.Arrived)
                : string.CompareOrdinal(one.AttemptId, other.AttemptId)
    );

    private static Submission Fold(Part part, List<Received> oldestFirst)
    {
        var readable = oldestFirst.Find(received => FactsOf.AreReadable(part, received.Evidence));
        var standing = readable ?? oldestFirst[0];
        return new Submission(
            standing,
            oldestFirst[0],
            readable is not null,
            [.. oldestFirst.Where(received => received != standing)]
        );
    }

    private static string SlotOf(Part part, Received received) =>
        part is ImagesPart ? ComposedForm.Of(received.Evidence.FileName) : "";
}

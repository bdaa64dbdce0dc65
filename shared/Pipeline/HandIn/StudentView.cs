using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;
using NodaTime;

namespace CourseAI.Pipeline.HandIn;

/// <summary>How a student stands, now.</summary>
/// <param name="Verdict">Computed from what is known at this moment; the report may be a little behind.</param>
/// <param name="Evidence">Of every attempt the newest inspection, by arrival.</param>
/// <param name="ReportReady">A report can be downloaded.</param>
/// <param name="ReportCurrent">It was made from all that is known now.</param>
/// <param name="Queue">Null when nothing of this student waits.</param>
public sealed record Standing(
    string StudentId,
    string Name,
    Verdict Verdict,
    IReadOnlyList<AttemptEvidence> Evidence,
    IReadOnlyList<Declaration> Declarations,
    bool ReportReady,
    bool ReportCurrent,
    QueuePlace? Queue
);

/// <param name="Place">1: next. Waiting requests before this student's, and this one.</param>
/// <param name="EstimateSeconds">Place × median of the last waits; null before there were any.</param>
public sealed record QueuePlace(int Place, double? EstimateSeconds);

public sealed class StudentView(CourseStorage storage, CourseBook book, GradeStudent grade)
{
    public async Task<Standing> RunAsync(string studentId, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var student = Enrolment.FindStudent(rules, studentId);
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        var graded = grade.Grade(rules, rows)!;
        return new Standing(
            student.Id,
            student.Name,
            graded.Verdict,
            Newest(rows.Evidence),
            rows.Declarations,
            rows.Verdict is not null,
            graded.IsFresh,
            await FindPlaceAsync(studentId, cancellation)
        );
    }

    private async Task<QueuePlace?> FindPlaceAsync(string studentId, CancellationToken cancellation)
    {
        var waiting = await storage.Waiting.ListAsync(cancellation);
        // A student may wait more than once; a report answers all requests of the same student.
        var order = waiting.Select(row => row.StudentId).Distinct(StringComparer.Ordinal).ToList();
        var index = order.IndexOf(studentId);
        if (index < 0)
            return null;
        var median = await storage.Waiting.MedianWaitAsync(cancellation);
        return new QueuePlace(index + 1, median is { } wait ? Math.Round((index + 1) * wait.TotalSeconds, 1) : null);
    }

    private static IReadOnlyList<AttemptEvidence> Newest(IReadOnlyList<AttemptEvidence> evidence) =>
        [
            .. evidence
                .GroupBy(attempt => attempt.AttemptId, StringComparer.Ordinal)
                .Select(revisions => revisions.MaxBy(revision => revision.Revision)!)
                .OrderBy(attempt => attempt.Arrived),
        ];
}

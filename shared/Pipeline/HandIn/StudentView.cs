using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.HandIn;

/// <summary>How a student stands, now.</summary>
/// <param name="ServerTime">For a countdown that does not trust the reader's clock.</param>
/// <param name="Verdict">Computed from what is known at this moment; the report may be a little behind.</param>
/// <param name="Evidence">Of every attempt the newest inspection, by arrival.</param>
/// <param name="Declarations">Those whose files have not come, and may still come. A file that came counts as not come until it is inspected.</param>
/// <param name="ReportReady">A report can be downloaded.</param>
/// <param name="ReportCurrent">It was made from all that is known now.</param>
/// <param name="Queue">Null when nothing of this student waits.</param>
public sealed record Standing(
    string StudentId,
    string Name,
    Instant ServerTime,
    Verdict Verdict,
    IReadOnlyList<AttemptEvidence> Evidence,
    IReadOnlyList<Declaration> Declarations,
    bool ReportReady,
    bool ReportCurrent,
    QueuePlace? Queue
);

public sealed class StudentView(
    CourseStorage storage,
    CourseBook book,
    GradeStudent grade,
    WaitingLine line,
    TimeProvider clock
)
{
    public async Task<Standing> RunAsync(string studentId, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var student = Enrolment.FindStudent(rules, studentId);
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        var graded = grade.Grade(rules, rows)!;
        var now = clock.GetCurrentInstant();
        return new Standing(
            student.Id,
            student.Name,
            now,
            graded.Verdict,
            Newest(rows.Evidence),
            [.. rows.Declarations.Where(each => DeadlineGate.IsOpen(rules.Course, each, rows.Evidence, now))],
            rows.Verdict is not null,
            graded.IsFresh,
            await line.FindAsync(studentId, cancellation)
        );
    }

    private static IReadOnlyList<AttemptEvidence> Newest(IReadOnlyList<AttemptEvidence> evidence) =>
        [
            .. evidence
                .GroupBy(attempt => attempt.AttemptId, StringComparer.Ordinal)
                .Select(revisions => revisions.MaxBy(revision => revision.Revision)!)
                .OrderBy(attempt => attempt.Arrived),
        ];
}

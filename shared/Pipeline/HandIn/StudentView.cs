using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;

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

public sealed class StudentView(CourseStorage storage, CourseBook book, GradeStudent grade, WaitingLine line)
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

using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Instructing;

/// <summary>Everything known of one student.</summary>
/// <param name="Verdict">Computed from what is known at this moment.</param>
/// <param name="LedgerCheck">Whether the chain holds, and where it breaks if not.</param>
public sealed record StudentFile(
    RosterEntry Student,
    Verdict Verdict,
    IReadOnlyList<AttemptEvidence> Evidence,
    IReadOnlyList<Declaration> Declarations,
    IReadOnlyList<Score> Scores,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<LedgerEntry> Ledger,
    LedgerCheck LedgerCheck
);

public sealed class StudentDetail(CourseStorage storage, CourseBook book, GradeStudent grade)
{
    /// <exception cref="Wire.RefusalException">404.</exception>
    public async Task<StudentFile> RunAsync(string studentId, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var student = Students.Find(rules, studentId);
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        return new StudentFile(
            student,
            grade.Grade(rules, rows)!.Verdict,
            rows.Evidence,
            rows.Declarations,
            rows.Scores,
            rows.Decisions,
            rows.Ledger,
            LedgerChain.Verify(rows.Ledger)
        );
    }
}

using System.Globalization;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Reporting;
using CourseAI.Storage;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Grading;

/// <summary>Computes verdicts anew from stored evidence, for a class or for some. Never inspects.</summary>
public sealed class Regrade(
    CourseStorage storage,
    CourseBook book,
    GradeStudent grade,
    RequestReport requests,
    TimeProvider time
)
{
    private const int AtOnce = 4;

    /// <summary>What these rules would change, of students who have a verdict. Nothing is written.</summary>
    public async Task<IReadOnlyList<StudentDifference>> PreviewAsync(
        CourseRules rules,
        CancellationToken cancellation = default
    )
    {
        var differences = new List<StudentDifference>();
        await foreach (var graded in GradeAllAsync(rules, students: null, cancellation))
            if (graded.Rows.Verdict is not null && Difference(graded) is { } difference)
                differences.Add(difference);
        return differences;
    }

    /// <summary>
    /// Asks for new verdicts and reports of all whose inputs are others by now, with a ledger entry for each whose rules changed.
    /// A student of the roster of whom nothing came yet gets a report too.
    /// </summary>
    /// <param name="reason">Stands in the ledgers.</param>
    /// <param name="students">Null: all.</param>
    /// <param name="dryRun">Tell what would change, and ask for nothing.</param>
    /// <returns>The differences that the new verdicts will show, or would, by student id.</returns>
    /// <exception cref="CourseNotReadyException">There is no course, or it cannot be read.</exception>
    public async Task<IReadOnlyList<StudentDifference>> RunAsync(
        string reason,
        IReadOnlyCollection<string>? students = null,
        bool dryRun = false,
        CancellationToken cancellation = default
    )
    {
        var rules = await book.ReadAsync(cancellation);
        var differences = new List<StudentDifference>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            GradeAllAsync(rules, students, cancellation),
            limit,
            async (graded, token) =>
            {
                if (graded.IsFresh)
                    return;
                if (!dryRun)
                {
                    await NoteAsync(graded, reason, token);
                    await requests.RunAsync(graded.Student.Id, token);
                }
                if (Difference(graded) is not { } difference)
                    return;
                lock (differences)
                    differences.Add(difference);
            }
        );
        return [.. differences.OrderBy(difference => difference.StudentId, StringComparer.Ordinal)];
    }

    /// <summary>Writes into the ledger that the rules changed, once per change; new work alone is no change of rules.</summary>
    public async Task NoteAsync(GradedStudent graded, string reason, CancellationToken cancellation = default)
    {
        if (!graded.RulesChanged)
            return;
        var stored = graded.Rows.Verdict!;
        var entry = new LedgerDraft(
            LedgerKinds.Regraded,
            // The length tells a change back to earlier rules from the first one.
            string.Create(CultureInfo.InvariantCulture, $"{stored.LedgerLength}-{graded.RulesHash[..16]}"),
            time.GetCurrentInstant(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["course"] = graded.Rules.Course.Version,
                ["pointsAfter"] = graded.Verdict.Points.ToString(CultureInfo.InvariantCulture),
                ["pointsBefore"] = stored.Verdict.Points.ToString(CultureInfo.InvariantCulture),
                ["reason"] = reason,
            }
        );
        await storage.Students.AppendAsync(graded.Student.Id, entry, cancellation);
    }

    private async IAsyncEnumerable<GradedStudent> GradeAllAsync(
        CourseRules rules,
        IReadOnlyCollection<string>? students,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (students is not null)
        {
            foreach (var studentId in students.Distinct(StringComparer.Ordinal))
                if (grade.Grade(rules, await storage.Students.ReadAsync(studentId, cancellation)) is { } graded)
                    yield return graded;
            yield break;
        }
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var rows in storage.Students.ReadAllAsync(cancellation))
        {
            known.Add(rows.StudentId);
            if (grade.Grade(rules, rows) is { } graded)
                yield return graded;
        }
        foreach (var student in rules.Roster)
            if (!known.Contains(student.Id))
                yield return grade.Grade(rules, new StudentRows(student.Id))!;
    }

    private static StudentDifference? Difference(GradedStudent graded) =>
        StudentDifference.Between(graded.Rows.Verdict?.Verdict, graded.Verdict);
}

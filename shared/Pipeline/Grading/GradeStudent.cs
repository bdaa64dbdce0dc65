using System.Reflection;
using System.Security.Cryptography;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Grading;

/// <summary>A verdict beside everything that it was computed from.</summary>
/// <param name="Record">Of the rules and the rows, what concerns the student.</param>
/// <param name="Rows">As they were read; <see cref="StudentRows.Verdict"/> is the verdict that stood before.</param>
public sealed record GradedStudent(
    CourseRules Rules,
    StudentRecord Record,
    StudentRows Rows,
    Verdict Verdict,
    string InputsHash,
    string RulesHash
)
{
    public RosterEntry Student => Record.Student;

    /// <summary>The stored verdict was computed from exactly these inputs.</summary>
    public bool IsFresh => Rows.Verdict?.InputsHash == InputsHash;

    /// <summary>A verdict stands, and course, roster entry or extensions are others since.</summary>
    public bool RulesChanged => Rows.Verdict is { } stored && stored.RulesHash != RulesHash;
}

/// <summary>Computes verdicts from what storage holds. Nothing is inspected and nothing is written.</summary>
/// <param name="address">Stands behind every report's QR codes, so it is one of the inputs.</param>
public sealed class GradeStudent(CourseStorage storage, CourseBook book, PublicAddress address)
{
    /// <summary>Stands in the foot of every report; another version may say it otherwise, so it is one of the inputs.</summary>
    public static readonly string AppVersion = typeof(GradeStudent)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion;

    /// <returns>Null when the roster does not have that student, or there is no course.</returns>
    /// <exception cref="CourseNotReadyException">Course, roster or extensions cannot be read.</exception>
    public async Task<GradedStudent?> RunAsync(string studentId, CancellationToken cancellation = default)
    {
        // The rows are read after the rules: an upload is judged by rules that are at least as old as it is.
        if (await book.FindAsync(cancellation) is not { } rules || rules.FindStudent(studentId) is null)
            return null;
        return Grade(rules, await storage.Students.ReadAsync(studentId, cancellation));
    }

    /// <returns>Null when the roster does not have that student.</returns>
    public GradedStudent? Grade(CourseRules rules, StudentRows rows)
    {
        if (rules.FindStudent(rows.StudentId) is not { } student)
            return null;
        var record = new StudentRecord
        {
            Student = student,
            Extensions = rules.Extensions,
            Declarations = rows.Declarations,
            Evidence = rows.Evidence,
            Scores = rows.Scores,
            Decisions = rows.Decisions,
        };
        var rulesHash = HashOf(
            new
            {
                rules.Course.Version,
                student,
                Extensions = rules.Extensions.Where(extension => Concerns(extension, student)).Select(Shown),
            }
        );
        var inputsHash = HashOf(
            new
            {
                rulesHash,
                AppVersion,
                address.Issuer,
                rows.Declarations,
                rows.Evidence,
                rows.Scores,
                rows.Decisions,
            }
        );
        return new GradedStudent(rules, record, rows, Grader.Grade(rules.Course, record), inputsHash, rulesHash);
    }

    /// <summary>What it would change if these rows stood in place of those; both are graded by the same rules.</summary>
    /// <returns>Null: nothing.</returns>
    public StudentDifference? Compare(CourseRules rules, StudentRows before, StudentRows after) =>
        StudentDifference.Between(Grade(rules, before)!.Verdict, Grade(rules, after)!.Verdict);

    /// <summary>Hash of everything that is the same for all students.</summary>
    public string HashOf(CourseRules rules) =>
        HashOf(
            new
            {
                rules.Course.Version,
                rules.Roster,
                Extensions = rules.Extensions.Select(Shown),
                AppVersion,
                address.Issuer,
            }
        );

    /// <summary>Too many rather than too few: one that concerns the student only by its spelling makes a report again for nothing.</summary>
    private static bool Concerns(Extension extension, RosterEntry student) =>
        Same(extension.Target, student.Id) || student.Labels.Any(label => Same(extension.Target, label));

    private static bool Same(string one, string other) =>
        ComposedForm.Of(one.Trim()).Equals(ComposedForm.Of(other.Trim()), StringComparison.OrdinalIgnoreCase);

    /// <summary>NodaTime's local times have no JSON form in Core.</summary>
    private static object Shown(Extension extension) =>
        new
        {
            extension.Target,
            extension.PartId,
            Due = extension.Due.ToString("o", System.Globalization.CultureInfo.InvariantCulture),
            extension.Reason,
        };

    private static string HashOf<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(CoreJson.Serialize(value)));
}

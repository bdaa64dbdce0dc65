using CourseAI.Core.Grading;

namespace CourseAI.Pipeline.Grading;

/// <summary>What changes for one student.</summary>
/// <param name="Before">Points of the verdict that stood; null when none did.</param>
/// <param name="Changes">Never empty.</param>
public sealed record StudentDifference(
    string StudentId,
    decimal? Before,
    decimal After,
    IReadOnlyList<VerdictChange> Changes
)
{
    /// <param name="before">Null: there was no verdict yet.</param>
    /// <returns>Null: the verdicts differ in wording at most.</returns>
    public static StudentDifference? Between(Verdict? before, Verdict after)
    {
        var changes = VerdictDiff.Between(before, after);
        return changes.Count == 0
            ? null
            : new StudentDifference(after.StudentId, before?.Points, after.Points, changes);
    }
}

using System.Globalization;
using NodaTime.Text;

namespace CourseAI.Core.Grading;

/// <summary>One thing that differs between two verdicts of a student.</summary>
/// <param name="PartId">Null: the student's total.</param>
/// <param name="What"><c>points</c>, <c>state</c>, <c>due</c>, <c>counts</c> (attempt ids), <c>late</c> (percent), or a finding's rule id.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
/// <param name="Title">Of the finding; null: it is none.</param>
public sealed record VerdictChange(string? PartId, string What, string? Before, string? After, Text? Title = null);

/// <summary>Tells what a dry run or a regrade changes for one student.</summary>
public static class VerdictDiff
{
    /// <param name="before">Null: there was no verdict yet.</param>
    /// <param name="after">Null: the student is gone from the roster.</param>
    /// <returns>The total first, then the parts in the order of <paramref name="after"/>, those that are gone last. Wording is not compared.</returns>
    public static IReadOnlyList<VerdictChange> Between(Verdict? before, Verdict? after)
    {
        List<VerdictChange> changes = [];
        Compare(changes, null, new Facet("points", Show(before?.Points)), new Facet("points", Show(after?.Points)));
        var parts = (after?.Parts ?? []).Concat(before?.Parts ?? []).Select(part => part.PartId);
        foreach (var partId in parts.Distinct(StringComparer.Ordinal))
        {
            var old = Facets(Find(before, partId));
            var now = Facets(Find(after, partId));
            foreach (var (what, isFinding) in now.Concat(old).Select(facet => (facet.What, facet.IsFinding)).Distinct())
                Compare(changes, partId, Of(old, what, isFinding), Of(now, what, isFinding));
        }
        return changes;
    }

    private static PartVerdict? Find(Verdict? verdict, string partId) =>
        verdict?.Parts.FirstOrDefault(part => part.PartId == partId);

    private static List<Facet> Facets(PartVerdict? part)
    {
        if (part is null)
            return [];
        return
        [
            new("points", Show(part.Points)),
            new("state", part.State.ToString()),
            new("due", InstantPattern.ExtendedIso.Format(part.Due)),
            new("counts", string.Join(", ", part.Attempts.Where(a => a.Counts).Select(a => a.AttemptId))),
            new("late", Show(part.LatePercent)),
            .. part.Findings.Select(finding => new Facet(
                finding.Rule,
                $"{finding.Outcome} −{Show(finding.Deduction)}",
                finding.Title
            )),
        ];
    }

    private static Facet Of(List<Facet> facets, string what, bool isFinding) =>
        facets.Find(facet => facet.What == what && facet.IsFinding == isFinding) ?? new Facet(what, null);

    private static void Compare(List<VerdictChange> changes, string? partId, Facet before, Facet after)
    {
        if (before.Value != after.Value)
            changes.Add(new VerdictChange(partId, after.What, before.Value, after.Value, after.Title ?? before.Title));
    }

    private static string? Show(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What is compared of a verdict.</summary>
    private sealed record Facet(string What, string? Value, Text? Title = null)
    {
        /// <summary>A part's due time and the rule that judges by it are both called <c>due</c>.</summary>
        public bool IsFinding => Title is not null;
    }
}

using System.Globalization;
using NodaTime.Text;

namespace CourseAI.Core.Grading;

/// <summary>One thing that differs between two verdicts of a student.</summary>
/// <param name="PartId">Null: the student's total.</param>
/// <param name="What"><c>points</c>, <c>state</c>, <c>due</c>, <c>counts</c> (attempt ids), <c>late</c> (percent), or a finding's rule id.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
public sealed record VerdictChange(string? PartId, string What, string? Before, string? After);

/// <summary>Tells what a dry run or a regrade changes for one student.</summary>
public static class VerdictDiff
{
    /// <param name="before">Null: there was no verdict yet.</param>
    /// <param name="after">Null: the student is gone from the roster.</param>
    /// <returns>The total first, then the parts in the order of <paramref name="after"/>, those that are gone last. Wording is not compared.</returns>
    public static IReadOnlyList<VerdictChange> Between(Verdict? before, Verdict? after)
    {
        List<VerdictChange> changes = [];
        Compare(changes, null, "points", Show(before?.Points), Show(after?.Points));
        var parts = (after?.Parts ?? []).Concat(before?.Parts ?? []).Select(part => part.PartId);
        foreach (var partId in parts.Distinct(StringComparer.Ordinal))
        {
            var old = Facets(Find(before, partId));
            var now = Facets(Find(after, partId));
            foreach (var what in now.Concat(old).Select(facet => facet.What).Distinct(StringComparer.Ordinal))
                Compare(changes, partId, what, ValueOf(old, what), ValueOf(now, what));
        }
        return changes;
    }

    private static PartVerdict? Find(Verdict? verdict, string partId) =>
        verdict?.Parts.FirstOrDefault(part => part.PartId == partId);

    private static List<(string What, string? Value)> Facets(PartVerdict? part)
    {
        if (part is null)
            return [];
        List<(string, string?)> facets =
        [
            ("points", Show(part.Points)),
            ("state", part.State.ToString()),
            ("due", InstantPattern.ExtendedIso.Format(part.Due)),
            ("counts", string.Join(", ", part.Attempts.Where(a => a.Counts).Select(a => a.AttemptId))),
            ("late", Show(part.LatePercent)),
        ];
        facets.AddRange(
            part.Findings.Select(finding => (finding.Rule, (string?)$"{finding.Outcome} −{Show(finding.Deduction)}"))
        );
        return facets;
    }

    private static string? ValueOf(List<(string What, string? Value)> facets, string what) =>
        facets.Find(facet => facet.What == what).Value;

    private static void Compare(List<VerdictChange> changes, string? partId, string what, string? before, string? after)
    {
        if (before != after)
            changes.Add(new VerdictChange(partId, what, before, after));
    }

    private static string? Show(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);
}

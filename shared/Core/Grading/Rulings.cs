using CourseAI.Core.Evidence;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading;

/// <summary>What instructors have said of one part: the newest score, and the newest decision on each rule.</summary>
internal sealed class Rulings
{
    private readonly Dictionary<string, Decision> _decisions;

    public Rulings(StudentRecord record, string partId)
    {
        _decisions = record
            .Decisions.Where(decision => decision.PartId == partId)
            .GroupBy(decision => decision.Rule, StringComparer.Ordinal)
            .ToDictionary(ofRule => ofRule.Key, Newest, StringComparer.Ordinal);
        // Two of the same instant: the student's favour, and always the same one.
        Score = record
            .Scores.Where(score => score.PartId == partId)
            .OrderByDescending(score => score.At)
            .ThenByDescending(score => score.Points)
            .ThenBy(score => score.Comment, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Null: not marked yet.</summary>
    public Score? Score { get; }

    public bool Accepts(string rule) => _decisions.TryGetValue(rule, out var decision) && decision.Accepted;

    /// <summary>The finding as the instructor decided it; a score is no matter of decisions.</summary>
    public Finding Apply(Finding finding) =>
        finding.Rule != RuleIds.Marked && _decisions.TryGetValue(finding.Rule, out var decision)
            ? SubmissionWording.Decided(finding, decision)
            : finding;

    private static Decision Newest(IEnumerable<Decision> ofRule) =>
        ofRule
            .OrderByDescending(decision => decision.At)
            .ThenByDescending(decision => decision.Accepted)
            .ThenBy(decision => decision.Deduction)
            .ThenBy(decision => decision.Comment, StringComparer.Ordinal)
            .First();
}

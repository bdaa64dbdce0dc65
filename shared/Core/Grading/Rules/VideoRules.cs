using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading.Wording;

namespace CourseAI.Core.Grading.Rules;

internal static class VideoRules
{
    /// <summary>Headers and samples of an honest file differ by a frame and the sound's padding at most.</summary>
    public const decimal HeaderToleranceSeconds = 0.5m;

    public static IEnumerable<Finding> Apply(VideoPart part, VideoFacts facts, string attemptId)
    {
        yield return Length(part, facts, attemptId);
        if (facts.ClaimedSeconds is { } claimed)
        {
            var outcome = Headers(part, facts, claimed);
            yield return VideoWording
                .Headers(facts, agree: outcome == Outcome.Satisfied)
                .As(RuleIds.VideoHeaders, attemptId, outcome);
        }
        yield return VideoWording
            .Complete(facts.Truncated)
            .As(RuleIds.VideoComplete, attemptId, facts.Truncated ? Outcome.NeedsPerson : Outcome.Satisfied);
    }

    private static Finding Length(VideoPart part, VideoFacts facts, string attemptId)
    {
        if (!PointsArithmetic.IsOver(facts.Seconds, part.MaxSeconds))
            return VideoWording.Length(part, facts, 0).As(RuleIds.VideoLength, attemptId, Outcome.Satisfied);
        if (facts.PresentedSeconds is { } presented && !PointsArithmetic.IsOver(presented, part.MaxSeconds))
            return VideoWording
                .LengthOnlyByEditList(part, facts)
                .As(RuleIds.VideoLength, attemptId, Outcome.NeedsPerson);
        var deduction = PointsArithmetic.OverLength(
            facts.Seconds,
            part.MaxSeconds,
            part.StepSeconds,
            part.PointsPerStepOver
        );
        return VideoWording
            .Length(part, facts, deduction)
            .As(RuleIds.VideoLength, attemptId, Outcome.Violated, deduction);
    }

    /// <summary>
    /// The samples decide the length. A claim that lies on the other side of the limit needs a person; one that an edit
    /// list explains (a trimmed phone video) is well; any other is told, without a deduction.
    /// </summary>
    private static Outcome Headers(VideoPart part, VideoFacts facts, decimal claimed)
    {
        if (Agree(claimed, facts.Seconds))
            return Outcome.Satisfied;
        if (
            PointsArithmetic.IsOver(claimed, part.MaxSeconds) != PointsArithmetic.IsOver(facts.Seconds, part.MaxSeconds)
        )
            return Outcome.NeedsPerson;
        return facts.PresentedSeconds is { } presented && Agree(claimed, presented)
            ? Outcome.Satisfied
            : Outcome.Violated;
    }

    private static bool Agree(decimal claimed, decimal measured) =>
        Math.Abs(claimed - measured) <= HeaderToleranceSeconds;
}

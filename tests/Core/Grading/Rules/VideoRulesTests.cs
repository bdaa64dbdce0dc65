using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading.Rules;

public sealed class VideoRulesTests
{
    [Theory]
    [InlineData("179", Outcome.Satisfied, 0)]
    [InlineData("180.04", Outcome.Satisfied, 0)]
    [InlineData("180.5", Outcome.Satisfied, 0)]
    [InlineData("180.500001", Outcome.Violated, 1)]
    [InlineData("181", Outcome.Violated, 1)]
    [InlineData("190", Outcome.Violated, 1)]
    // The second step starts 10 s after the limit, not 10 s after limit and tolerance.
    [InlineData("190.000001", Outcome.Violated, 2)]
    public void Each_started_step_beyond_the_limit_costs_points(string seconds, Outcome outcome, int deduction)
    {
        var facts = Clip(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
        var part = GradeOne(Video, File(Video, Due, facts));
        part.Of(RuleIds.VideoLength).Outcome.Should().Be(outcome);
        part.Of(RuleIds.VideoLength).Deduction.Should().Be(deduction);
        part.Of(RuleIds.VideoLength).Measured.En.Should().Be($"{seconds} s");
        part.Points.Should().Be(20 - deduction);
    }

    [Theory]
    [InlineData("180.5", Outcome.NeedsPerson, 0)]
    [InlineData("180.500001", Outcome.Violated, 2)]
    public void Over_by_samples_and_within_by_the_edit_list_needs_a_person(
        string presented,
        Outcome outcome,
        int deduction
    )
    {
        var facts = Clip(200, decimal.Parse(presented, System.Globalization.CultureInfo.InvariantCulture));
        var finding = GradeOne(Video, File(Video, Due, facts)).Of(RuleIds.VideoLength);
        finding.Outcome.Should().Be(outcome);
        finding.Deduction.Should().Be(deduction);
    }

    [Fact]
    public void Within_by_samples_is_within_whatever_the_edit_list_says() =>
        GradeOne(Video, File(Video, Due, Clip(180, presented: 500)))
            .Of(RuleIds.VideoLength)
            .Outcome.Should()
            .Be(Outcome.Satisfied);

    [Theory]
    [InlineData(181, 100, Outcome.NeedsPerson)]
    [InlineData(100, 181, Outcome.NeedsPerson)]
    [InlineData(100, 150, Outcome.Violated)]
    [InlineData(100, 100.5, Outcome.Satisfied)]
    [InlineData(100, 99.5, Outcome.Satisfied)]
    [InlineData(100, 100.500001, Outcome.Violated)]
    public void Headers_that_differ_from_the_samples_are_told_and_the_samples_decide(
        double seconds,
        double claimed,
        Outcome outcome
    )
    {
        var part = GradeOne(Video, File(Video, Due, Clip((decimal)seconds, claimed: (decimal)claimed)));
        var finding = part.Of(RuleIds.VideoHeaders);
        finding.Outcome.Should().Be(outcome);
        finding.Deduction.Should().Be(0);
        finding.Measured.En.Should().Contain($"{seconds} s").And.Contain($"{claimed} s");
        part.Of(RuleIds.VideoLength).Outcome.Should().Be(seconds > 180.5 ? Outcome.Violated : Outcome.Satisfied);
    }

    [Fact]
    public void A_trimmed_video_whose_headers_say_what_is_shown_is_well() =>
        GradeOne(Video, File(Video, Due, Clip(150, presented: 60, claimed: 60)))
            .Of(RuleIds.VideoHeaders)
            .Outcome.Should()
            .Be(Outcome.Satisfied);

    [Fact]
    public void A_video_whose_headers_claim_nothing_has_no_finding_about_them() =>
        GradeOne(Video, File(Video, Due, Clip(100)))
            .Findings.Should()
            .NotContain(finding => finding.Rule == RuleIds.VideoHeaders);

    [Theory]
    [InlineData(true, Outcome.NeedsPerson)]
    [InlineData(false, Outcome.Satisfied)]
    public void A_truncated_video_needs_a_person(bool truncated, Outcome outcome) =>
        GradeOne(Video, File(Video, Due, Clip(100) with { Truncated = truncated }))
            .Of(RuleIds.VideoComplete)
            .Outcome.Should()
            .Be(outcome);
}

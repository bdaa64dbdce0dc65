using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using static CourseAI.Core.Tests.Grading.ImagesEvidence;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading.Rules;

public sealed class ImagesRulesTests
{
    [Fact]
    public void The_confidences_are_those_of_the_pictures_that_count()
    {
        GradeOne(Images, Picture(Due, "a", "labels-only.png") with { Facts = new ImagesFacts() })
            .ConfidenceTenths.Should()
            .BeNull();
        GradeOne(Images).ConfidenceTenths.Should().BeNull();
        GradeOne(Images, Picture(Early, "a", "1.png"), Picture(Due, "b", "1.png"), Picture(Early, "c", "2.png"))
            .ConfidenceTenths.Should()
            .Equal([0, 0, 0, 0, 0, 0, 2, 0, 0, 0], "of the slot 1.png the newer one counts");
    }

    [Fact]
    public void An_unreadable_picture_never_displaces_a_readable_one_and_is_shown()
    {
        var verdict = Grade(
            CourseOf(Images),
            Picture(Early, "a", "1.png"),
            File(Images, Due, Broken(Obstacle.UnsupportedFormat), "b", name: "1.png")
        );
        var part = verdict.Parts[0];
        Counted(part).Should().Equal("a");
        part.Of(RuleIds.ImagesReadable).Outcome.Should().Be(Outcome.Violated);
        part.Of(RuleIds.ImagesReadable).Measured.Ko.Should().StartWith("1.png: 지원하지 않는 형식");
        verdict.NeedsAttention.Should().BeTrue();
        part.Points.Should().Be(10);
    }

    [Theory]
    [InlineData(2, 3, 1, Outcome.NeedsPerson)]
    [InlineData(2, 3, 2, Outcome.Satisfied)]
    [InlineData(2, 3, 3, Outcome.Satisfied)]
    [InlineData(2, 3, 4, Outcome.NeedsPerson)]
    public void A_number_of_pictures_outside_the_limits_needs_a_person(int min, int max, int count, Outcome outcome)
    {
        var part = Images with { MinImages = min, MaxImages = max };
        var files = Enumerable.Range(0, count).Select(i => Picture(Due, $"a{i}", $"{i}.png")).ToArray();
        var verdict = GradeOne(part, files);
        verdict.Of(RuleIds.ImageCount).Outcome.Should().Be(outcome);
        verdict.Points.Should().Be(10);
    }

    [Theory]
    [InlineData(Doubt.LowConfidence, "1.png (3? 61.5 %, low confidence)", "1.png(3? 61.5 %, 확신이 낮음)")]
    [InlineData(Doubt.SeveralObjects, "1.png (3? 61.5 %, several objects)", "1.png(3? 61.5 %, 대상이 여럿임)")]
    [InlineData(Doubt.Unfamiliar, "1.png (3? 61.5 %, unlike the training data)", "1.png(3? 61.5 %, 학습한 것과 다름)")]
    [InlineData(Doubt.NothingFound, "1.png (nothing found)", "1.png(대상을 찾지 못함)")]
    [InlineData(null, "1.png (3? 61.5 %)", "1.png(3? 61.5 %)")]
    public void A_picture_the_model_is_unsure_of_needs_a_person_and_says_why(Doubt? doubt, string en, string ko)
    {
        var unsure = Seen("1.png", Certainty.Unsure);
        var part = GradeOne(
            Images,
            Pictures(unsure with { Prediction = unsure.Prediction! with { Doubt = doubt } }, Seen("2.png"))
        );
        part.Of(RuleIds.ImagesRecognised).Outcome.Should().Be(Outcome.NeedsPerson);
        part.Of(RuleIds.ImagesRecognised)
            .Measured.Should()
            .Be(new Text($"2개 중 1개 확인 필요: {ko}", $"1 of 2 to be looked at: {en}"));
    }

    [Fact]
    public void Without_a_model_nothing_is_said_of_recognition() =>
        GradeOne(Images, File(Images, Due, new ImagesFacts { Images = [new ImageFacts { Slot = "1.png" }] }))
            .Findings.Should()
            .NotContain(finding => finding.Rule == RuleIds.ImagesRecognised);
}

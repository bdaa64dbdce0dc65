using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Models;

namespace CourseAI.Vision.Tests.Models;

/// <summary>Three labels, known from 0.6; "something else" from 0.4.</summary>
public sealed class JudgementTests
{
    private static readonly ModelCard Card = Echo.Card(VisionTask.Digits, labels: 3, unfamiliarFrom: 0.4);

    [Fact]
    public void The_likeliest_label_is_known_with_its_probability_among_all_outputs()
    {
        var judgement = Judge(0.1, 0.7, 0.1, 0.1);

        (judgement.Label, judgement.Doubt, judgement.Decision).Should().Be(("1", null, Certainty.Known));
        judgement.Confidence.Should().BeApproximately(0.7, 1e-6);
    }

    [Fact]
    public void Below_the_threshold_the_best_label_is_told_and_doubted()
    {
        var judgement = Judge(0.5, 0.2, 0.2, 0.1);

        (judgement.Label, judgement.Doubt, judgement.Decision)
            .Should()
            .Be(("0", Doubt.LowConfidence, Certainty.Unsure));
    }

    [Fact]
    public void Something_else_comes_before_low_confidence_and_is_never_the_label()
    {
        var judgement = Judge(0.1, 0.1, 0.2, 0.6);

        (judgement.Label, judgement.Doubt).Should().Be(("2", Doubt.Unfamiliar));
        judgement.Confidence.Should().BeApproximately(0.2, 1e-6);
    }

    [Theory]
    [InlineData(Doubt.SeveralObjects, 0.97)]
    [InlineData(Doubt.NothingFound, 0)]
    public void What_the_preprocessing_doubts_comes_first(Doubt found, double confidence)
    {
        var judgement = Judgement.Of(Logits(0.97, 0.01, 0.01, 0.01), Card, found);

        (judgement.Doubt, judgement.Decision).Should().Be((found, Certainty.Unsure));
        judgement.Confidence.Should().BeApproximately(confidence, 1e-6);
    }

    [Fact]
    public void A_network_without_something_else_has_labels_only()
    {
        var judgement = Judgement.Of(Logits(0.1, 0.1, 0.8), Card with { UnfamiliarFrom = null }, found: null);

        (judgement.Label, judgement.Doubt).Should().Be(("2", null));
    }

    [Fact]
    public void Large_logits_do_not_overflow() =>
        Judgement.Of([900, 1000, -1000, 0], Card, found: null).Confidence.Should().BeApproximately(1, 1e-9);

    private static Judgement Judge(params double[] probabilities) =>
        Judgement.Of(Logits(probabilities), Card, found: null);

    private static float[] Logits(params double[] probabilities) =>
        [.. probabilities.Select(probability => (float)Math.Log(probability))];
}

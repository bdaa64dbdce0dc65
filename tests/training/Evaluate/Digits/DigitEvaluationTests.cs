using CourseAI.Training.Cards;
using CourseAI.Training.Digits;
using CourseAI.Training.Measures;
using CourseAI.Training.Strangers;
using CourseAI.Training.Tests.Evaluate.Cards;
using CourseAI.Vision;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Tests;

namespace CourseAI.Training.Tests.Evaluate.Digits;

/// <summary>The committed model, on MNIST's test images and on pictures that are no digit.</summary>
public sealed class DigitEvaluationTests
{
    private static readonly Lazy<DigitEvaluation> LazyMeasured = new(() =>
    {
        using var model = DigitModel.Load(Path.Combine(PictureClassifier.DefaultModels, "digits.zip"));
        var icons = DrawingSet.HeldOut(DrawingSet.DefaultHeldOut);
        return DigitEvaluation.Measure(
            model,
            Classifier.Mnist,
            new StrangerSet(Classifier.Mnist, icons, StrangerSet.DefaultFonts)
        );
    });

    private static DigitEvaluation Measured => LazyMeasured.Value;

    [Fact]
    public void The_card_tells_what_is_measured() => CardFiles.Differences(Measured.Card, Measured).Should().BeEmpty();

    [Fact]
    public void The_page_and_the_pictures_are_those_that_would_be_written() =>
        CardFiles.OutOfDate(Committed.Model("digits"), Measured).Should().BeEmpty();

    [Fact]
    public void Of_MNIST_s_test_images_at_least_99_7_percent_are_right() =>
        Measured.OnPixels.Value.Should().BeGreaterThanOrEqualTo(0.997);

    [Fact]
    public void Coming_as_a_picture_costs_at_most_0_2_points() =>
        Measured.AsPictures.Right.Value.Should().BeGreaterThanOrEqualTo(Measured.OnPixels.Value - 0.002);

    [Fact]
    public void At_most_1_percent_of_MNIST_is_refused() =>
        Measured.AsPictures.Refused.Value.Should().BeLessThanOrEqualTo(0.01);

    [Fact]
    public void Of_what_is_no_digit_at_least_95_percent_is_refused() =>
        Share.Among(Measured.Strangers, answer => !answer.IsKnown).Value.Should().BeGreaterThanOrEqualTo(0.95);

    [Fact]
    public void Confidence_is_calibrated_within_1_percent() =>
        Measured.AsPictures.Reliability.Error.Should().BeLessThanOrEqualTo(0.01);

    [Fact]
    public void The_model_is_at_most_2_megabytes() =>
        new FileInfo(Path.Combine(PictureClassifier.DefaultModels, "digits.zip"))
            .Length.Should()
            .BeLessThanOrEqualTo(2_000_000);
}

using CourseAI.Vision;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Tests;

namespace CourseAI.Training.Tests.Evaluate;

public sealed class DigitFiguresTests
{
    private static readonly Lazy<(DigitModel Model, DigitFigures Figures)> LazyMeasured = new(() =>
    {
        var model = DigitModel.Load(Path.Combine(PictureClassifier.DefaultModels, "digits.zip"));
        return (model, DigitFigures.Measure(model, Classifier.Mnist));
    });

    [Fact]
    public void The_card_tells_what_is_measured() =>
        LazyMeasured.Value.Figures.DifferencesFrom(LazyMeasured.Value.Model.Card).Should().BeEmpty();

    [Fact]
    public void Of_MNIST_s_test_images_at_least_97_8_percent_are_right() =>
        LazyMeasured.Value.Figures.Accuracy.Should().BeGreaterThanOrEqualTo(0.978);

    [Fact]
    public void Coming_as_a_picture_costs_at_most_0_2_points() =>
        LazyMeasured
            .Value.Figures.AccuracyAsPicture.Should()
            .BeGreaterThanOrEqualTo(LazyMeasured.Value.Figures.Accuracy - 0.002);

    [Fact]
    public void At_most_1_percent_of_MNIST_is_refused() =>
        LazyMeasured.Value.Figures.Refused.Should().BeLessThanOrEqualTo(0.01);

    [Fact]
    public void Confidence_is_calibrated_within_1_percent() =>
        LazyMeasured.Value.Figures.CalibrationError.Should().BeLessThanOrEqualTo(0.01);

    [Fact]
    public void The_model_is_at_most_2_megabytes() =>
        new FileInfo(Path.Combine(PictureClassifier.DefaultModels, "digits.zip"))
            .Length.Should()
            .BeLessThanOrEqualTo(2_000_000);
}

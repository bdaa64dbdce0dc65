using CourseAI.Training.Learning;

namespace CourseAI.Training.Tests.Train.Learning;

/// <summary>Logits of two labels and "something else"; probabilities are written as their logarithms.</summary>
public sealed class CalibrationTests
{
    private static readonly float[] OneTwoOne = [0, MathF.Log(2), 0];

    [Fact]
    public void Something_else_is_no_label_however_likely_it_is() => Calibration.Best([1, 2, 9]).Should().Be(1);

    [Fact]
    public void Confidence_is_the_likeliest_label_s_probability_beside_something_else()
    {
        Calibration.Confidence(OneTwoOne, 1).Should().BeApproximately(0.5, 1e-6);
        Calibration.Other(OneTwoOne, 1).Should().BeApproximately(0.25, 1e-6);
    }

    [Fact]
    public void A_temperature_divides_the_logits() =>
        Calibration.Confidence([0, 2 * MathF.Log(2), 0], 2).Should().BeApproximately(0.5, 1e-6);

    [Fact]
    public void Large_logits_do_not_overflow() =>
        Calibration.Confidence([-5000, 5000, -5000], 1).Should().BeApproximately(1, 1e-12);

    [Fact]
    public void Accuracy_counts_the_best_labels() =>
        Calibration
            .Accuracy(
                [
                    [1, 0, 0],
                    [1, 0, 5],
                    [0, 1, 0],
                    [0, 1, 0],
                ],
                [0, 0, 1, 0]
            )
            .Should()
            .Be(0.75);

    /// <summary>Three of four are right that are answered with the odds of nine to one: they are sure by half of what they say.</summary>
    [Fact]
    public void The_temperature_makes_answers_as_sure_as_they_are_right()
    {
        float[] sure = [MathF.Log(9), 0, -1000];

        Calibration.FitTemperature([sure, sure, sure, sure], [0, 0, 0, 1]).Should().BeApproximately(2, 0.001);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.2, 12)]
    [InlineData(0.25, 12)]
    [InlineData(1, 20)]
    public void Below_a_quantile_lies_at_most_its_share_of_the_values(double share, double quantile) =>
        Calibration.Quantile([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10], share).Should().Be(quantile);
}

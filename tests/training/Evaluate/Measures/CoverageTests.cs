using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate.Measures;

public sealed class CoverageTests
{
    private static readonly Coverage Measured = Coverage.Of([
        Answers.Of("1", "7", 0.6),
        Answers.Unsure("1", "1", 0.9),
        Answers.Of("1", "1", 0.8),
        Answers.Of("1", "1", 0.99),
        Answers.Unsure("1", "7", 0.2),
        Answers.Of("1", "1", 0.7),
    ]);

    [Fact]
    public void The_unsure_are_given_up_first_and_then_the_least_confident() =>
        Measured
            .Steps.Should()
            .Equal(
                new Share(1, 1),
                new Share(2, 2),
                new Share(3, 3),
                new Share(3, 4),
                new Share(4, 5),
                new Share(4, 6)
            );

    [Theory]
    [InlineData(1.0, 6)]
    [InlineData(2.0 / 3, 4)]
    [InlineData(0.5, 3)]
    [InlineData(0.51, 4)]
    [InlineData(0.01, 1)]
    public void A_share_is_so_many_pictures(double answered, int pictures) =>
        Measured.At(answered).Of.Should().Be(pictures);

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void No_other_share_can_be_answered(double answered) =>
        FluentActions.Invoking(() => Measured.At(answered)).Should().Throw<ArgumentOutOfRangeException>();
}

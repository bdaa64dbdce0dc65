using CourseAI.Core.Grading;
using CsCheck;

namespace CourseAI.Core.Tests.Grading;

public sealed class PointsArithmeticTests
{
    [Theory]
    [InlineData(20, 0, 0, 20)]
    [InlineData(20, 2, 10, 16.2)]
    [InlineData(20, 25, 0, 0)]
    [InlineData(20, 0, 100, 0)]
    // Half up, away from zero: 12.35, and not the even 12.34.
    [InlineData(12.345, 0, 0, 12.35)]
    [InlineData(12.344999, 0, 0, 12.34)]
    [InlineData(24.69, 0, 50, 12.35)]
    [InlineData(0.005, 0, 0, 0.01)]
    public void Points_are_base_less_deduction_less_percent(
        double @base,
        double deduction,
        double percent,
        double expected
    ) => PointsArithmetic.Earned((decimal)@base, (decimal)deduction, (decimal)percent).Should().Be((decimal)expected);

    [Fact]
    public void The_percentage_is_taken_of_what_the_deductions_leave() =>
        // (20 − 5) × 0.9, and not 20 × 0.9 − 5.
        PointsArithmetic.Earned(20, 5, 10).Should().Be(13.5m);

    [Theory]
    [InlineData(180.5, false)]
    [InlineData(180.500001, true)]
    public void A_video_is_over_beyond_limit_and_tolerance(double seconds, bool over) =>
        PointsArithmetic.IsOver((decimal)seconds, 180).Should().Be(over);

    [Theory]
    [InlineData(180, 0)]
    [InlineData(180.6, 1)]
    [InlineData(190, 1)]
    [InlineData(190.000001, 2)]
    [InlineData(200, 2)]
    public void Each_started_step_beyond_the_limit_costs(double seconds, double expected) =>
        PointsArithmetic.OverLength((decimal)seconds, 180, 10, 1).Should().Be((decimal)expected);

    [Fact]
    public void An_absurd_length_does_not_overflow() =>
        PointsArithmetic.OverLength(decimal.MaxValue, 180, 0.1m, 10_000).Should().BePositive();

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 2)]
    [InlineData(8, 6)]
    public void Each_page_beyond_the_limit_costs(int pages, double expected) =>
        PointsArithmetic.OverPages(pages, 5, 2).Should().Be((decimal)expected);

    [Fact]
    public void Trailing_zeros_do_not_tell_numbers_apart() =>
        CoreJson.Serialize(PointsArithmetic.Plain(20.00m)).Should().Equal(CoreJson.Serialize(20m));

    [Fact]
    public void Points_stay_between_nothing_and_the_base() =>
        Gen.Select(Gen.Decimal[0, 1000], Gen.Decimal[0, 1000], Gen.Decimal[0, 100])
            .Sample(
                (@base, deduction, percent) =>
                {
                    var points = PointsArithmetic.Earned(@base, deduction, percent);
                    return points >= 0 && points <= Math.Round(@base, 2, MidpointRounding.AwayFromZero);
                }
            );
}

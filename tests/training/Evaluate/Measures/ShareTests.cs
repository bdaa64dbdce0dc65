using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate.Measures;

public sealed class ShareTests
{
    // Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_Wilson_s(int count, int of, double low, double high)
    {
        var interval = new Share(count, of).Interval;

        interval.Low.Should().BeApproximately(low, 0.00005);
        interval.High.Should().BeApproximately(high, 0.00005);
    }

    [Fact]
    public void All_of_few_is_not_sure_to_be_all()
    {
        var (low, high) = new Share(2, 2).Interval;

        low.Should().BeApproximately(0.3424, 0.00005);
        high.Should().Be(1);
    }

    [Fact]
    public void Of_nothing_nothing_is_known()
    {
        var nothing = new Share(0, 0);

        nothing.Value.Should().Be(0);
        nothing.Interval.Should().Be((0, 1));
    }
}

using CourseAI.Training.Measures;

namespace CourseAI.Training.Tests.Evaluate.Measures;

public sealed class MeanShareTests
{
    [Fact]
    public void Each_share_counts_the_same_whatever_it_is_a_share_of() =>
        new MeanShare([new(90, 100), new(1, 2)]).Value.Should().BeApproximately((0.9 + 0.5) / 2, 1e-12);

    [Fact]
    public void The_interval_of_one_share_is_its_own()
    {
        var share = new Share(15, 148);

        var (low, high) = new MeanShare([share]).Interval;

        low.Should().BeApproximately(share.Interval.Low, 1e-12);
        high.Should().BeApproximately(share.Interval.High, 1e-12);
    }

    /// <summary>Wilson's intervals are 0.8256–0.9448 and 0.0945–0.9055.</summary>
    [Fact]
    public void Shares_differ_from_what_they_estimate_each_by_itself()
    {
        var (low, high) = new MeanShare([new(90, 100), new(1, 2)]).Interval;

        low.Should().BeApproximately(0.7 - (Math.Sqrt((0.0744 * 0.0744) + (0.4055 * 0.4055)) / 2), 0.0001);
        high.Should().BeApproximately(0.7 + (Math.Sqrt((0.0448 * 0.0448) + (0.4055 * 0.4055)) / 2), 0.0001);
    }

    [Fact]
    public void Few_pictures_of_one_class_widen_it()
    {
        var (few, many) = (new MeanShare([new(90, 100), new(2, 4)]), new MeanShare([new(90, 100), new(50, 100)]));

        few.Value.Should().Be(many.Value);
        few.Interval.Low.Should().BeLessThan(many.Interval.Low);
        few.Interval.High.Should().BeGreaterThan(many.Interval.High);
    }

    [Fact]
    public void Of_no_shares_nothing_is_known()
    {
        new MeanShare([]).Value.Should().Be(0);
        new MeanShare([]).Interval.Should().Be((0, 1));
    }
}

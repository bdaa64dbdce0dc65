using CourseAI.Vision.Pictures;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class InkBarTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(-0.2)]
    public void A_straight_bar_has_a_length_a_width_and_a_slope(double slope)
    {
        var bar = Of((x, y) => x is >= 20 and < 100 && Math.Abs(y - 60 - (slope * (x - 60))) <= 4);

        bar.Should().NotBeNull();
        bar!.Slope.Should().BeApproximately((float)slope, 0.02f);
        var stretch = Math.Sqrt(1 + (slope * slope));
        bar.Length.Should().BeApproximately((float)(80 * stretch), 2);
        bar.Width.Should().BeApproximately((float)(9 / stretch), 1);
    }

    [Fact]
    public void An_upright_bar_is_one_too() =>
        Math.Abs(Of((x, y) => x is >= 55 and < 65 && y is >= 10 and < 110)!.Slope).Should().BeGreaterThan(100);

    [Fact]
    public void What_is_three_times_as_long_as_wide_is_none() =>
        Of((x, y) => x is >= 30 and < 90 && y is >= 50 and < 70).Should().BeNull();

    [Fact]
    public void A_bent_stroke_is_none() =>
        Of((x, y) => x is >= 10 and < 110 && Math.Abs(y - 60 - ((x - 60) * (x - 60) / 100)) <= 2).Should().BeNull();

    private static InkBar? Of(Func<int, int, bool> isInk)
    {
        var piece = new InkGroup();
        for (var y = 0; y < 120; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                if (isInk(x, y))
                    piece.Add(x, y);
            }
        }
        return InkBar.Of(piece);
    }
}

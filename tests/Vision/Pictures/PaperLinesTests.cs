using CourseAI.Vision.Pictures;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class PaperLinesTests
{
    private const int Side = 200;

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(-0.15)]
    public void A_line_from_edge_to_edge_goes(double slope) =>
        Left((x, y) => Math.Abs(y - 100 - (slope * (x - 100))) <= 1).Should().Be(0);

    [Fact]
    public void A_line_across_a_corner_goes() => Left((x, y) => Math.Abs(y - 180 - (0.2 * x)) <= 1).Should().Be(0);

    [Fact]
    public void Upright_lines_go_too() => Left((x, _) => x % 50 is 20 or 21).Should().Be(0);

    [Fact]
    public void A_line_with_small_gaps_goes() => Left((x, y) => y is 100 or 101 && x % 40 > 2).Should().Be(0);

    [Fact]
    public void A_stroke_that_ends_before_the_edge_stays() =>
        Left((x, y) => y is >= 98 and <= 102 && x < 170).Should().BePositive();

    [Fact]
    public void A_stroke_across_a_line_stays()
    {
        // An upright stroke 8 pixels wide, with a line of 2 through its middle.
        var left = Left((x, y) => (x is >= 100 and < 108 && y is >= 40 and < 160) || y is 100 or 101);

        left.Should().Be(8 * 120);
    }

    [Fact]
    public void In_a_small_picture_nothing_is_a_line() => Left((_, y) => y == 10, side: 28).Should().Be(28);

    /// <summary>Pixels of ink that are left.</summary>
    private static int Left(Func<int, int, bool> isInk, int side = Side)
    {
        var ink = new Plane(side, side);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
                ink[x, y] = isInk(x, y) ? 1 : 0;
        }
        var mask = InkMask.Of(ink);
        PaperLines.Remove(mask);
        return Enumerable.Range(0, side * side).Count(i => mask[i % side, i / side]);
    }
}

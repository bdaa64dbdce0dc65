using CourseAI.Vision.Pictures;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class PaperTests
{
    [Fact]
    public void A_dark_table_does_not_hide_the_fainter_ink()
    {
        // A black strip along the left edge, and a stroke of half its darkness.
        var ink = Drawn(
            (x, y) =>
                x < 20 ? 1
                : x is >= 90 and < 100 && y is >= 60 and < 140 ? 0.4f
                : 0
        );

        var mask = Paper.Written(ink);

        mask[95, 100].Should().BeTrue();
        mask[10, 100].Should().BeFalse();
    }

    [Fact]
    public void A_finger_that_comes_in_from_below_goes() =>
        Paper.Written(Drawn((x, y) => Math.Abs(x - 100) < 20 && y > 150 ? 0.6f : 0))[100, 180].Should().BeFalse();

    [Fact]
    public void A_stroke_that_reaches_the_edge_stays() =>
        Paper.Written(Drawn((x, y) => x is >= 90 and < 100 && y < 150 ? 0.6f : 0))[95, 5].Should().BeTrue();

    private static Plane Drawn(Func<int, int, float> ink)
    {
        var plane = new Plane(200, 200);
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < plane.Width; x++)
                plane[x, y] = ink(x, y);
        }
        return plane;
    }
}

using CourseAI.Vision.Pictures;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class InkGroupsTests
{
    [Fact]
    public void The_bar_above_belongs_to_what_stands_below() =>
        Found((40, 40, 60, 90), (42, 30, 65, 34)).Should().ContainSingle().Which.Top.Should().Be(30);

    [Fact]
    public void What_stands_beside_is_another_object() =>
        Found((40, 40, 60, 90), (75, 40, 95, 90)).Should().HaveCount(2);

    [Fact]
    public void The_largest_comes_first() => Found((40, 40, 50, 60), (80, 20, 95, 90))[0].Left.Should().Be(80);

    [Fact]
    public void Dirt_is_left_out() => Found((40, 40, 60, 90), (5, 5, 7, 7)).Should().ContainSingle();

    [Fact]
    public void A_strip_along_the_edge_is_surroundings() =>
        Found((60, 40, 80, 90), (0, 0, 25, 120)).Should().ContainSingle().Which.Left.Should().Be(60);

    [Fact]
    public void A_stroke_that_reaches_the_edge_is_kept() => Found((60, 0, 75, 90)).Should().ContainSingle();

    [Fact]
    public void An_empty_mask_has_no_groups() => Found().Should().BeEmpty();

    /// <summary>Boxes of ink (left, top, right, bottom; half open) on a picture of 120×120.</summary>
    private static List<InkGroup> Found(params (int Left, int Top, int Right, int Bottom)[] boxes)
    {
        var ink = new Plane(120, 120);
        foreach (var (left, top, right, bottom) in boxes)
        {
            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++)
                    ink[x, y] = 1;
            }
        }
        return InkGroups.Of(InkMask.Of(ink));
    }
}

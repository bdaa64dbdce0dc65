using CourseAI.Vision.Pictures;

namespace CourseAI.Vision.Tests.Pictures;

/// <summary>A pen, a frame and an underline: what is beside a digit and no second one.</summary>
public sealed class BesideTheDigitTests
{
    private const int Side = 240;

    /// <summary>An L with strokes of 4 pixels, 60 high, 40 wide.</summary>
    private static readonly Func<int, int, bool> Digit = (x, y) =>
        (x is >= 100 and < 104 && y is >= 80 and < 140) || (x is >= 100 and < 140 && y is >= 136 and < 140);

    [Fact]
    public void A_pen_goes() =>
        Found((x, y) => x is >= 180 and < 194 && y is >= 30 and < 180)
            .Should()
            .ContainSingle()
            .Which.Left.Should()
            .Be(100);

    [Fact]
    public void A_bar_as_wide_as_the_strokes_is_a_1() =>
        Found((x, y) => x is >= 180 and < 186 && y is >= 70 and < 150).Should().HaveCount(2);

    [Fact]
    public void A_bar_beside_dirt_is_a_1()
    {
        var found = Boxes((100, 60, 114, 160), (150, 100, 158, 108));

        found.Should().ContainSingle(group => group.Width == 14);
    }

    [Fact]
    public void Beside_print_a_bar_may_be_a_1() =>
        Boxes((100, 60, 114, 160), (20, 10, 24, 40), (50, 10, 54, 40), (80, 10, 84, 40), (150, 10, 154, 40))
            .Should()
            .Contain(group => group.Width == 14);

    [Fact]
    public void A_box_around_it_goes() =>
        Found((x, y) => IsOutline(Math.Max(Math.Abs(x - 120), Math.Abs(y - 110)))).Should().ContainSingle();

    [Fact]
    public void A_ring_around_it_goes() =>
        Found((x, y) => IsOutline((int)Math.Sqrt(((x - 120) * (x - 120)) + ((y - 110) * (y - 110)))))
            .Should()
            .ContainSingle()
            .Which.Left.Should()
            .Be(100);

    [Fact]
    public void A_broad_rim_around_it_is_no_line() =>
        Found((x, y) => Math.Max(Math.Abs(x - 120), Math.Abs(y - 110)) is >= 65 and < 100)
            .Should()
            .Contain(group => group.Width > 150);

    [Fact]
    public void A_ring_with_dirt_in_it_is_a_0()
    {
        var found = Of(
            (x, y) =>
                IsOutline((int)Math.Sqrt(((x - 120) * (x - 120)) + ((y - 110) * (y - 110))))
                || (x is >= 115 and < 125 && y is >= 105 and < 115)
        );

        found[0].Width.Should().BeGreaterThan(120);
    }

    [Fact]
    public void An_underline_goes() =>
        Found((x, y) => x is >= 90 and < 150 && y is >= 150 and < 154)
            .Should()
            .ContainSingle()
            .Which.Bottom.Should()
            .Be(140);

    [Fact]
    public void A_bar_above_stays() =>
        Found((x, y) => x is >= 90 and < 150 && y is >= 68 and < 72).Should().ContainSingle().Which.Top.Should().Be(68);

    [Fact]
    public void A_foot_no_wider_than_what_stands_on_it_stays() =>
        Found((x, y) => x is >= 98 and < 142 && y is >= 146 and < 150)
            .Should()
            .ContainSingle()
            .Which.Bottom.Should()
            .Be(150);

    [Fact]
    public void In_a_picture_cropped_to_its_digit_all_belongs_to_it() =>
        InkGroups
            .Of(
                Mask(
                    60,
                    (x, y) =>
                        (x is >= 28 and < 32 && y is >= 8 and < 40) || (x is >= 10 and < 50 && y is >= 44 and < 47)
                )
            )
            .Should()
            .ContainSingle()
            .Which.Bottom.Should()
            .Be(47);

    private static bool IsOutline(int distance) => distance is >= 65 and < 69;

    private static List<InkGroup> Found(Func<int, int, bool> beside) => Of((x, y) => Digit(x, y) || beside(x, y));

    private static List<InkGroup> Boxes(params (int Left, int Top, int Right, int Bottom)[] boxes) =>
        Of((x, y) => boxes.Any(box => x >= box.Left && x < box.Right && y >= box.Top && y < box.Bottom));

    private static List<InkGroup> Of(Func<int, int, bool> isInk) => InkGroups.Of(Mask(Side, isInk));

    private static InkMask Mask(int side, Func<int, int, bool> isInk)
    {
        var ink = new Plane(side, side);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
                ink[x, y] = isInk(x, y) ? 1 : 0;
        }
        return InkMask.Of(ink);
    }
}

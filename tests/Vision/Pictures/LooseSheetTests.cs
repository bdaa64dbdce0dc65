using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class LooseSheetTests
{
    private const int Side = 200;

    /// <summary>100×70 pixels, less the blurred edge.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-44)]
    public void A_rectangle_is_cut_out_upright(int degrees)
    {
        var sheet = Cut(Rectangle(100, 70, degrees));

        sheet.Should().NotBeNull();
        sheet!.Width.Should().BeInRange(88, 100);
        sheet.Height.Should().BeInRange(58, 70);
        sheet.Values.Should().OnlyContain(value => value > 0.9f);
    }

    [Fact]
    public void A_large_picture_s_sheet_is_made_small()
    {
        var sheet = Cut(Rectangle(150, 100).Resample(0, 0, Side, Side, 10 * Side, 10 * Side));

        sheet.Should().NotBeNull();
        sheet!.LongerSide.Should().Be(GreyPicture.LongestSide);
    }

    [Fact]
    public void A_sheet_seen_aslant_loses_its_perspective()
    {
        // 90 pixels wide above and 150 below, with an upright line in its middle.
        var grey = Drawn(
            (x, y) =>
                y is >= 50 and < 150
                && Math.Abs(x - 100) < 45 + (0.3 * (y - 50))
                && !(Math.Abs(x - 100) <= 3 && y is > 65 and < 135)
        );

        var sheet = Cut(grey);

        sheet.Should().NotBeNull();
        sheet!.Width.Should().BeInRange(108, 122);
        for (var y = 0; y < sheet.Height; y++)
        {
            sheet[0, y].Should().Be(1);
            sheet[sheet.Width - 1, y].Should().Be(1);
        }
        for (var y = 20; y < sheet.Height - 20; y++)
            sheet[sheet.Width / 2, y].Should().BeLessThan(0.1f);
    }

    [Theory]
    [InlineData(165, 50)]
    [InlineData(30, 20)]
    public void Strips_and_what_is_too_small_to_be_written_on_are_no_sheets(int width, int height) =>
        Cut(Rectangle(width, height)).Should().BeNull();

    [Fact]
    public void A_part_of_the_sheet_may_be_out_of_the_picture() =>
        Cut(Drawn((x, y) => x >= 80 && y >= 60)).Should().NotBeNull();

    [Fact]
    public void What_runs_through_the_picture_is_no_sheet() => Cut(Drawn((x, _) => x < 90)).Should().BeNull();

    [Fact]
    public void Light_that_falls_off_has_no_edge()
    {
        var light = new Plane(Side, Side);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                light[x, y] = 1 - (Math.Max(Math.Abs(x - 100), Math.Abs(y - 100)) / 150f);
        }

        Cut(light).Should().BeNull();
    }

    [Fact]
    public void A_disc_is_no_sheet() =>
        Cut(Drawn((x, y) => Math.Pow(x - 100, 2) + Math.Pow(y - 100, 2) < 60 * 60)).Should().BeNull();

    [Fact]
    public void A_frame_is_no_sheet()
    {
        var frame = Rectangle(100, 90);
        var within = Rectangle(80, 70);
        for (var i = 0; i < frame.Values.Length; i++)
            frame.Values[i] -= within.Values[i];

        Cut(frame).Should().BeNull();
    }

    [Fact]
    public void No_digit_of_MNIST_is_a_sheet()
    {
        const int Larger = 4;
        for (var i = 0; i < Classifier.Mnist.Count; i++)
        {
            var digit = new Plane(DigitPicture.Side, DigitPicture.Side);
            for (var pixel = 0; pixel < DigitPicture.Pixels; pixel++)
                digit.Values[pixel] = Classifier.Mnist.Image(i)[pixel] / 255f;
            const int Enlarged = Larger * DigitPicture.Side;

            Cut(digit.Resample(0, 0, DigitPicture.Side, DigitPicture.Side, Enlarged, Enlarged))
                .Should()
                .BeNull($"it is digit {i}");
        }
    }

    private static Plane? Cut(Plane grey)
    {
        using var picture = SKBitmap.Decode(
            PngFile.Grey([.. grey.Values.Select(value => (byte)MathF.Round(255 * value))], grey.Width, grey.Height)
        );
        return LooseSheet.Cut(picture, GreyPicture.From(picture));
    }

    private static Plane Rectangle(int width, int height, int degrees = 0)
    {
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        return Drawn(
            (x, y) =>
                Math.Abs((cos * (x - 100)) + (sin * (y - 100))) <= width / 2f
                && Math.Abs((cos * (y - 100)) - (sin * (x - 100))) <= height / 2f
        );
    }

    private static Plane Drawn(Func<int, int, bool> isWhite)
    {
        var plane = new Plane(Side, Side);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                plane[x, y] = isWhite(x, y) ? 1 : 0;
        }
        return plane;
    }
}

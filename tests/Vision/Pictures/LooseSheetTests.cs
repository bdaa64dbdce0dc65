using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class LooseSheetTests
{
    private const int Side = 200;

    /// <summary>100×70 pixels, less a blurred edge of 1 % of the picture and three pixels of the smaller one.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 1)]
    [InlineData(-44, 1)]
    [InlineData(0, 4)]
    public void A_rectangle_is_cut_out_upright(int degrees, int smaller)
    {
        var sheet = Cut(Rectangle(100, 70, degrees), smaller);

        sheet.Should().NotBeNull();
        var hidden = 2 * (2 + (3 * smaller));
        sheet!.Width.Should().BeInRange(100 - hidden, 100);
        sheet.Height.Should().BeInRange(70 - hidden, 70);
        sheet.Values.Should().OnlyContain(value => value > 0.9f);
    }

    [Fact]
    public void A_large_picture_s_sheet_is_made_small()
    {
        var sheet = Cut(Rectangle(150, 100).Resample(0, 0, Side, Side, 10 * Side, 10 * Side), smaller: 5);

        sheet.Should().NotBeNull();
        sheet!.LongerSide.Should().Be(GreyPicture.LongestSide);
    }

    [Fact]
    public void A_sheet_seen_aslant_loses_its_perspective()
    {
        // 90 pixels wide above and 150 below, with a line from the middle above to the middle below.
        var grey = Drawn(
            (x, y) => y is >= 50 and < 150 && Math.Abs(x - 100) is > 3 and var off && off < 45 + (0.3 * (y - 50))
        );

        var sheet = Cut(grey);

        sheet.Should().NotBeNull();
        sheet!.Width.Should().BeInRange(108, 122);
        for (var y = 0; y < sheet.Height; y++)
        {
            sheet[0, y].Should().Be(1);
            sheet[sheet.Width / 2, y].Should().BeLessThan(0.1f);
            sheet[sheet.Width - 1, y].Should().Be(1);
        }
    }

    [Theory]
    [InlineData(135, 50)]
    [InlineData(30, 20)]
    public void Strips_and_what_is_too_small_to_be_written_on_are_no_sheets(int width, int height) =>
        Cut(Rectangle(width, height)).Should().BeNull();

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

    /// <param name="smaller">The picture in which the sheet is found.</param>
    private static Plane? Cut(Plane grey, int smaller = 1)
    {
        using var picture = SKBitmap.Decode(
            PngFile.Grey([.. grey.Values.Select(value => (byte)MathF.Round(255 * value))], grey.Width, grey.Height)
        );
        var searched = grey.Resample(0, 0, grey.Width, grey.Height, grey.Width / smaller, grey.Height / smaller);
        return LooseSheet.Cut(picture, InkGroups.Of(InkMask.Of(searched))[0], searched);
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

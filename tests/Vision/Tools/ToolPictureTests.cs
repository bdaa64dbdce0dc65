using CourseAI.Vision.Tools;
using SkiaSharp;

namespace CourseAI.Vision.Tests.Tools;

public sealed class ToolPictureTests
{
    private const int Plane = ToolPicture.Side * ToolPicture.Side;

    [Fact]
    public void Channels_lie_plane_by_plane_from_minus_one_to_one()
    {
        using var bitmap = Filled(300, 300, new SKColor(255, 0, 51));

        using var picture = ToolPicture.From(bitmap);

        var values = picture.ToInput();
        values.Should().HaveCount(ToolPicture.Values);
        values[..Plane].Should().AllBeEquivalentTo(1f);
        values[Plane..(2 * Plane)].Should().AllBeEquivalentTo(-1f);
        values[(2 * Plane)..].Should().AllSatisfy(value => value.Should().BeApproximately(-0.6f, 1e-6f));
    }

    [Fact]
    public void A_wide_picture_keeps_its_shape_and_lies_in_the_middle_on_the_colour_of_its_border()
    {
        using var bitmap = Filled(640, 320, new SKColor(200, 100, 50));
        using (var canvas = new SKCanvas(bitmap))
        using (var black = new SKPaint { Color = SKColors.Black })
            canvas.DrawRect(SKRect.Create(160, 80, 320, 160), black);

        using var picture = ToolPicture.From(bitmap);

        using var seen = SKBitmap.Decode(picture.ToJpeg());
        const int Middle = ToolPicture.Side / 2;
        Like(seen.GetPixel(Middle, 5), 200, 100, 50);
        Like(seen.GetPixel(5, Middle), 200, 100, 50);
        Like(seen.GetPixel(Middle, Middle), 0, 0, 0);
        // 320 of 640 pixels across are half of the side; 160 down a quarter.
        Dark(seen, x => (x, Middle)).Should().BeInRange(Middle - 1, Middle + 1);
        Dark(seen, y => (Middle, y)).Should().BeInRange((Middle / 2) - 1, (Middle / 2) + 1);
    }

    [Fact]
    public void Transparent_pixels_lie_on_white()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(SKColors.Transparent);

        using var picture = ToolPicture.From(bitmap);

        picture.ToInput().Should().AllBeEquivalentTo(1f);
    }

    [Theory]
    [InlineData(SKColorType.Gray8)]
    [InlineData(SKColorType.Bgra8888)]
    [InlineData(SKColorType.Rgb565)]
    public void Every_colour_type_shows_the_same(SKColorType type)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(200, 160, type, SKAlphaType.Opaque));
        bitmap.Erase(SKColors.White);

        using var picture = ToolPicture.From(bitmap);

        picture.ToInput().Should().AllBeEquivalentTo(1f);
    }

    [Fact]
    public void Fine_stripes_become_even_grey_instead_of_a_pattern()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(1280, 1280, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var x = 0; x < 1280; x++)
        {
            for (var y = 0; y < 1280; y++)
                bitmap.SetPixel(x, y, x % 2 == 0 ? SKColors.Black : SKColors.White);
        }

        using var picture = ToolPicture.From(bitmap);

        picture.ToInput().Should().AllSatisfy(value => value.Should().BeApproximately(0, 0.02f));
    }

    [Fact]
    public void What_the_network_saw_is_a_jpeg()
    {
        using var bitmap = Filled(32, 32, SKColors.Teal);

        using var picture = ToolPicture.From(bitmap);

        using var codec = SKCodec.Create(new SKMemoryStream(picture.ToJpeg()));
        codec.EncodedFormat.Should().Be(SKEncodedImageFormat.Jpeg);
        codec.Info.Size.Should().Be(new SKSizeI(ToolPicture.Side, ToolPicture.Side));
    }

    [Fact]
    public void A_bitmap_without_pixels_is_refused()
    {
        using var empty = new SKBitmap();

        FluentActions.Invoking(() => ToolPicture.From(empty)).Should().Throw<ArgumentException>();
    }

    private static SKBitmap Filled(int width, int height, SKColor colour)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(colour);
        return bitmap;
    }

    private static void Like(SKColor seen, byte red, byte green, byte blue)
    {
        seen.Red.Should().BeCloseTo(red, 3);
        seen.Green.Should().BeCloseTo(green, 3);
        seen.Blue.Should().BeCloseTo(blue, 3);
    }

    private static int Dark(SKBitmap seen, Func<int, (int X, int Y)> at) =>
        Enumerable
            .Range(0, ToolPicture.Side)
            .Count(i =>
            {
                var (x, y) = at(i);
                return seen.GetPixel(x, y).Red < 100;
            });
}

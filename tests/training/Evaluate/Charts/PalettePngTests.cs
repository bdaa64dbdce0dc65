using CourseAI.Training.Charts;
using SkiaSharp;

namespace CourseAI.Training.Tests.Evaluate.Charts;

public sealed class PalettePngTests
{
    [Fact]
    public void Few_colours_come_back_as_they_were()
    {
        using var bitmap = Filled(37, 23, (x, y) => new SKColor((byte)(x * 6), (byte)(y % 5 * 50), 17));

        using var read = SKBitmap.Decode(PalettePng.Encode(bitmap));

        read.Pixels.Should().Equal(bitmap.Pixels);
    }

    [Fact]
    public void Of_many_colours_the_areas_come_back_as_they_were_and_the_rest_nearly()
    {
        var area = new SKColor(31, 90, 166);
        using var bitmap = Filled(
            128,
            128,
            (x, y) => y < 64 ? area : new SKColor((byte)(2 * x), (byte)(2 * x), (byte)((2 * x) + (y % 2)))
        );

        using var read = SKBitmap.Decode(PalettePng.Encode(bitmap));

        read.Pixels.Take(64 * 128).Should().AllBeEquivalentTo(area);
        read.Pixels.Zip(bitmap.Pixels, (a, b) => Math.Abs(a.Red - b.Red)).Max().Should().BeLessThanOrEqualTo(16);
    }

    private static SKBitmap Filled(int width, int height, Func<int, int, SKColor> colour)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Pixels = [.. Enumerable.Range(0, width * height).Select(i => colour(i % width, i / width))];
        return bitmap;
    }
}

using CourseAI.Training.Tools.Scenes;
using SkiaSharp;

namespace CourseAI.Training.Tests.Train.Tools.Scenes;

public sealed class DrawnTests
{
    [Fact]
    public void A_silhouette_is_the_outline_with_all_that_it_encloses()
    {
        using var ring = Ring(SKColors.Black);
        using var silhouette = Drawn.Silhouette(ring);
        silhouette.GetPixel(32, 32).Should().Be(SKColors.Black, "it is inside");
        silhouette.GetPixel(32, 8).Should().Be(SKColors.Black, "it is the outline");
        silhouette.GetPixel(2, 2).Alpha.Should().Be(0, "it is outside");
    }

    [Fact]
    public void A_silhouette_of_an_open_line_is_the_line()
    {
        using var line = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var x = 10; x < 50; x++)
            line.SetPixel(x, 32, SKColors.Black);
        using var silhouette = Drawn.Silhouette(line);
        silhouette.Pixels.Count(pixel => pixel.Alpha > 0).Should().Be(40);
    }

    [Fact]
    public void Only_pictograms_are_black()
    {
        using var black = Ring(SKColors.Black);
        using var red = Ring(SKColors.Red);
        Drawn.IsBlack(black).Should().BeTrue();
        Drawn.IsBlack(red).Should().BeFalse();
    }

    [Fact]
    public void Strokes_lie_where_the_ink_was()
    {
        var ink = new byte[28 * 28];
        for (var y = 4; y < 24; y++)
        {
            for (var x = 12; x < 16; x++)
                ink[(y * 28) + x] = 255;
        }
        using var strokes = Drawn.Strokes(ink);
        strokes.Width.Should().Be(strokes.Height).And.Be(140);
        strokes.GetPixel(70, 70).Alpha.Should().Be(255);
        strokes.GetPixel(20, 70).Alpha.Should().Be(0);
        strokes.GetPixel(70, 5).Alpha.Should().Be(0);
    }

    [Fact]
    public void Ink_keeps_the_shape_and_takes_the_colour()
    {
        using var ring = Ring(SKColors.Black);
        using var inked = Drawn.Inked(ring, SKColors.Blue);
        inked.GetPixel(32, 8).Should().Be(SKColors.Blue);
        inked.GetPixel(32, 32).Alpha.Should().Be(0);
    }

    /// <summary>Of radius 24 around the middle of 64×64 pixels, four pixels wide.</summary>
    private static SKBitmap Ring(SKColor colour)
    {
        var bitmap = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < 64; y++)
        {
            for (var x = 0; x < 64; x++)
            {
                var radius = Math.Sqrt(Math.Pow(x - 32, 2) + Math.Pow(y - 32, 2));
                if (radius is > 22 and < 26)
                    bitmap.SetPixel(x, y, colour);
            }
        }
        return bitmap;
    }
}

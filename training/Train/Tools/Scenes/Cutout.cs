using SkiaSharp;

namespace CourseAI.Training.Tools.Scenes;

/// <summary>A photo's tool without its ground, where the ground is so even that the border tells it.</summary>
internal static class Cutout
{
    /// <summary>Largest spread of the border's colours, 0–255, that counts as even.</summary>
    private const int Even = 14;

    /// <summary>Distance from the border's colour, 0–255 in the most different channel, from which a pixel is the tool's.</summary>
    private const int Different = 26;

    /// <returns>The photo with transparent ground, or null where the border is uneven.</returns>
    public static SKBitmap? Of(SKBitmap photo)
    {
        var (width, height) = (photo.Width, photo.Height);
        var pixels = photo.Pixels;
        var border = Border(width, height).ToArray();
        var ground = Median(border.Select(at => pixels[at]).ToArray());
        if (border.Count(at => Distance(pixels[at], ground) <= Even) < 0.8 * border.Length)
            return null;
        // From the border inwards, so that what is as bright as the ground within the tool stays.
        var isGround = Outside.Of(width, height, at => Distance(pixels[at], ground) <= Different);
        var share = isGround.Count(each => each) / (double)pixels.Length;
        if (share is < 0.2 or > 0.97)
            return null;
        var cut = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var at = 0; at < pixels.Length; at++)
        {
            if (isGround[at])
                pixels[at] = SKColors.Transparent;
        }
        cut.Pixels = pixels;
        return cut;
    }

    private static IEnumerable<int> Border(int width, int height)
    {
        for (var x = 0; x < width; x++)
        {
            yield return x;
            yield return ((height - 1) * width) + x;
        }
        for (var y = 1; y < height - 1; y++)
        {
            yield return y * width;
            yield return (y * width) + width - 1;
        }
    }

    private static SKColor Median(SKColor[] colours)
    {
        return new SKColor(Of(c => c.Red), Of(c => c.Green), Of(c => c.Blue));

        byte Of(Func<SKColor, byte> channel) => colours.Select(channel).Order().ElementAt(colours.Length / 2);
    }

    private static int Distance(SKColor a, SKColor b) =>
        Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)));
}

using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>
/// Writes a picture with at most 256 colours as a PNG of one byte per pixel (W3C PNG, colour type 3), a third to a fifth of
/// what Skia's own encoder makes of a chart. Where there are more colours, each becomes the nearest of the palette's.
/// </summary>
internal static class PalettePng
{
    private const int MostColours = 256;

    /// <summary>Colours with this share of the pixels fill areas, and are kept as they are.</summary>
    private const double AreaShare = 0.0005;

    /// <summary>Of the others, only so many bits a channel are told apart: they are soft edges.</summary>
    private const int CoarseBits = 4;

    /// <param name="bitmap">RGBA, opaque.</param>
    public static byte[] Encode(SKBitmap bitmap)
    {
        var rgba = bitmap.GetPixelSpan();
        var pixels = new (byte Red, byte Green, byte Blue)[bitmap.Width * bitmap.Height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2]);
        var palette = Palette(pixels);
        var indexes = new Dictionary<(byte Red, byte Green, byte Blue), byte>();
        var indexed = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!indexes.TryGetValue(pixels[i], out var index))
                indexes[pixels[i]] = index = Nearest(palette, pixels[i]);
            indexed[i] = index;
        }
        return PngFile.Indexed(
            indexed,
            bitmap.Width,
            bitmap.Height,
            [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]
        );
    }

    private static (byte Red, byte Green, byte Blue)[] Palette((byte Red, byte Green, byte Blue)[] pixels)
    {
        var counts = pixels
            .CountBy(pixel => pixel)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .ToList();
        if (counts.Count <= MostColours)
            return [.. counts.Select(pair => pair.Key)];
        var areas = counts
            .TakeWhile(pair => pair.Value >= AreaShare * pixels.Length)
            .Take(MostColours)
            .Select(pair => pair.Key)
            .ToList();
        var edges = counts
            .Skip(areas.Count)
            .GroupBy(pair => (Coarse(pair.Key.Red), Coarse(pair.Key.Green), Coarse(pair.Key.Blue)))
            .OrderByDescending(group => group.Sum(pair => pair.Value))
            .ThenBy(group => group.Key)
            .Take(MostColours - areas.Count)
            .Select(group => group.First().Key);
        return [.. areas, .. edges];

        static int Coarse(byte level) => level >> (8 - CoarseBits);
    }

    private static byte Nearest((byte Red, byte Green, byte Blue)[] palette, (byte Red, byte Green, byte Blue) wanted)
    {
        return (byte)Enumerable.Range(0, palette.Length).MinBy(i => Distance(palette[i]));

        int Distance((byte Red, byte Green, byte Blue) colour) =>
            Square(colour.Red - wanted.Red) + Square(colour.Green - wanted.Green) + Square(colour.Blue - wanted.Blue);

        static int Square(int difference) => difference * difference;
    }
}

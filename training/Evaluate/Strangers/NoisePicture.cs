using SkiaSharp;

namespace CourseAI.Training.Strangers;

/// <summary>Pictures without any meaning, grey.</summary>
internal static class NoisePicture
{
    public static IReadOnlyList<string> Names => ["pixels", "specks", "clouds", "blots"];

    /// <param name="name">One of <see cref="Names"/>.</param>
    public static SKBitmap Make(string name, Random random)
    {
        var side = random.Next(64, 321);
        return name switch
        {
            "pixels" => Filled(side, () => (byte)random.Next(256)),
            "specks" => Filled(side, () => (byte)(random.Next(40) == 0 ? 0 : random.Next(200, 256))),
            "clouds" => Enlarged(side, random, blackOrWhite: false),
            "blots" => Enlarged(side, random, blackOrWhite: true),
            _ => throw new ArgumentException($"\"{name}\" is none of {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    private static SKBitmap Filled(int side, Func<byte> next)
    {
        var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque));
        foreach (ref var value in bitmap.GetPixelSpan())
            value = next();
        return bitmap;
    }

    /// <summary>A few pixels, smoothly enlarged; soft as a cloud, or with hard edges like blots.</summary>
    private static SKBitmap Enlarged(int side, Random random, bool blackOrWhite)
    {
        using var few = Filled(random.Next(4, 13), () => (byte)random.Next(256));
        var bitmap = new SKBitmap(few.Info.WithSize(side, side));
        few.ScalePixels(bitmap, new SKSamplingOptions(SKCubicResampler.Mitchell));
        if (blackOrWhite)
        {
            foreach (ref var value in bitmap.GetPixelSpan())
                value = (byte)Math.Clamp((value - 110) * 12, 0, 255);
        }
        return bitmap;
    }
}

using SkiaSharp;

namespace CourseAI.Training.Tools.Scenes;

/// <summary>What can be made of a drawing with transparent ground before it is put somewhere.</summary>
internal static class Drawn
{
    private const byte Opaque = 128;

    /// <summary>28×28 pixels of ink as a bitmap of black strokes, five times as large and smooth.</summary>
    /// <param name="ink">784 bytes, 0 (paper) to 255 (ink).</param>
    public static SKBitmap Strokes(ReadOnlySpan<byte> ink)
    {
        const int Larger = 5;
        using var small = new SKBitmap(new SKImageInfo(28, 28, SKColorType.Alpha8, SKAlphaType.Premul));
        ink.CopyTo(small.GetPixelSpan());
        using var soft = small.Resize(
            new SKImageInfo(28 * Larger, 28 * Larger, SKColorType.Alpha8, SKAlphaType.Premul),
            new SKSamplingOptions(SKCubicResampler.Mitchell)
        );
        var strokes = new SKBitmap(
            new SKImageInfo(soft.Width, soft.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul)
        );
        var alphas = soft.GetPixelSpan();
        var pixels = strokes.GetPixelSpan();
        for (var i = 0; i < alphas.Length; i++)
        {
            // As sharp an edge as a pen leaves.
            pixels[(4 * i) + 3] = (byte)Math.Clamp((2 * alphas[i]) - 110, 0, 255);
        }
        return Kept(strokes);
    }

    /// <summary>Black or nearly so wherever it is opaque: a pictogram, whose colour says nothing.</summary>
    public static bool IsBlack(SKBitmap drawing) =>
        drawing.Pixels.All(pixel =>
            pixel.Alpha < Opaque || Math.Max(pixel.Red, Math.Max(pixel.Green, pixel.Blue)) < 48
        );

    /// <summary>An outline with all that it encloses.</summary>
    /// <returns>Black, transparent outside.</returns>
    public static SKBitmap Silhouette(SKBitmap drawing)
    {
        var (width, height) = (drawing.Width, drawing.Height);
        var pixels = drawing.Pixels;
        var isOutside = Outside.Of(width, height, at => pixels[at].Alpha < Opaque);
        var silhouette = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        silhouette.Pixels =
        [
            .. pixels.Select((pixel, at) => SKColors.Black.WithAlpha(isOutside[at] ? pixel.Alpha : (byte)255)),
        ];
        return Kept(silhouette);
    }

    /// <summary>The same shape in one colour.</summary>
    public static SKBitmap Inked(SKBitmap drawing, SKColor colour)
    {
        var inked = new SKBitmap(
            new SKImageInfo(drawing.Width, drawing.Height, SKColorType.Rgba8888, SKAlphaType.Premul)
        );
        using var canvas = new SKCanvas(inked);
        canvas.Clear(SKColors.Transparent);
        using var paint = new SKPaint();
        using var tone = SKColorFilter.CreateBlendMode(colour, SKBlendMode.SrcIn);
        paint.ColorFilter = tone;
        using var image = SKImage.FromBitmap(drawing);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        return Kept(inked);
    }

    /// <summary>Drawing it then takes no copy.</summary>
    private static SKBitmap Kept(SKBitmap bitmap)
    {
        bitmap.SetImmutable();
        return bitmap;
    }
}

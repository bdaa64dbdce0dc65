using SkiaSharp;

namespace CourseAI.Training.Tools.Patterns;

/// <summary>
/// Tools drawn out of parts whose sizes and colours vary, for the classes that have few pictograms: seven pictograms and
/// 22 photos of tape measures do not tell what they have in common. All are drawn with the same pen, so that the drawing
/// does not tell the class.
/// </summary>
internal static class Pattern
{
    /// <summary>Drawn larger than it is needed, so that what reaches over the square's edge is not cut.</summary>
    private const int Sheet = 640;

    private const float Scale = 256;

    private const float Margin = 0.03f;

    private static readonly Dictionary<string, Action<PatternPen>> Patterns = new(StringComparer.Ordinal)
    {
        ["pliers"] = PliersPattern.Draw,
        ["saw"] = SawPattern.Draw,
        ["axe"] = AxePattern.Draw,
        ["shovel"] = ShovelPattern.Draw,
        ["drill"] = DrillPattern.Draw,
        ["tape_measure"] = TapeMeasurePattern.Draw,
    };

    /// <summary>The classes that can be drawn.</summary>
    public static IEnumerable<string> Classes => Patterns.Keys;

    /// <param name="side">Of the square, in pixels; the tool fills it.</param>
    /// <returns>With transparent ground.</returns>
    public static SKBitmap Draw(string name, int side, Random random)
    {
        using var sheet = new SKBitmap(new SKImageInfo(Sheet, Sheet, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(sheet))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Translate(Sheet / 2f, Sheet / 2f);
            canvas.Scale(Scale);
            using var pen = new PatternPen(canvas, random);
            Patterns[name](pen);
        }
        return Fitted(sheet, side);
    }

    private static SKBitmap Fitted(SKBitmap sheet, int side)
    {
        var bounds = Bounds(sheet);
        var scale = side * (1 - (2 * Margin)) / Math.Max(bounds.Width, bounds.Height);
        var fitted = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(fitted);
        canvas.Clear(SKColors.Transparent);
        canvas.Translate(side / 2f, side / 2f);
        canvas.Scale(scale);
        canvas.Translate(-bounds.MidX, -bounds.MidY);
        using var image = SKImage.FromBitmap(sheet);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        fitted.SetImmutable();
        return fitted;
    }

    private static SKRect Bounds(SKBitmap sheet)
    {
        var pixels = sheet.Pixels;
        var (left, top, right, bottom) = (Sheet, Sheet, 0, 0);
        for (var at = 0; at < pixels.Length; at++)
        {
            if (pixels[at].Alpha == 0)
                continue;
            var (x, y) = (at % Sheet, at / Sheet);
            (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
        }
        return new SKRect(left, top, right, bottom);
    }
}

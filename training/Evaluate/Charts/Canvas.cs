using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>A white sheet for a chart, measured in units of which two pixels make one, so that it is sharp on dense screens.</summary>
internal sealed class Canvas : IDisposable
{
    public const float PixelsPerUnit = 2;

    // As in the PDF reports: every text colour has a contrast of at least 4.5 to 1 on white.
    public static readonly SKColor Ink = new(0x1A, 0x1F, 0x26);
    public static readonly SKColor Muted = new(0x5A, 0x64, 0x72);
    public static readonly SKColor Rule = new(0xD9, 0xDE, 0xE4);
    public static readonly SKColor Right = new(0x1F, 0x5A, 0xA6);
    public static readonly SKColor Wrong = new(0xB4, 0x3A, 0x1E);
    public static readonly SKColor Silent = new(0x6B, 0x75, 0x82);

    private static readonly Lazy<SKTypeface> Regular = new(() => Open("Pretendard-Regular"));
    private static readonly Lazy<SKTypeface> SemiBold = new(() => Open("Pretendard-SemiBold"));

    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    public Canvas(float width, float height)
    {
        _bitmap = new SKBitmap(
            new SKImageInfo(
                (int)MathF.Ceiling(width * PixelsPerUnit),
                (int)MathF.Ceiling(height * PixelsPerUnit),
                SKColorType.Rgba8888,
                SKAlphaType.Opaque
            )
        );
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
        _canvas.Scale(PixelsPerUnit);
    }

    /// <summary>A colour between white (0) and the given one (1).</summary>
    public static SKColor Tint(SKColor colour, double strength)
    {
        return new SKColor(Mix(colour.Red), Mix(colour.Green), Mix(colour.Blue));

        byte Mix(byte full) => (byte)Math.Round(255 - ((255 - full) * strength));
    }

    public static float WidthOf(string text, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>As much of the text as fits, and an ellipsis where something is left out.</summary>
    public static string Cut(string text, float size, float width)
    {
        var length = text.Length;
        while (length > 0 && WidthOf(Shown(), size) > width)
            length--;
        return Shown();

        string Shown() => length == text.Length ? text : $"{text[..length].TrimEnd()}…";
    }

    /// <param name="y">Of the baseline.</param>
    /// <param name="turned">Degrees, clockwise around (x, y).</param>
    public void Text(
        string text,
        float x,
        float y,
        float size,
        SKColor colour,
        SKTextAlign align = SKTextAlign.Left,
        bool bold = false,
        float turned = 0
    )
    {
        using var font = Font(size, bold);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        var width = font.MeasureText(text);
        // As outlines: every system has its own way to draw text.
        using var outline = font.GetTextPath(
            text,
            new SKPoint(
                align switch
                {
                    SKTextAlign.Center => -width / 2,
                    SKTextAlign.Right => -width,
                    _ => 0,
                },
                0
            )
        );
        _canvas.Save();
        _canvas.Translate(x, y);
        _canvas.RotateDegrees(turned);
        _canvas.DrawPath(outline, paint);
        _canvas.Restore();
    }

    public void Box(SKRect box, SKColor fill, float radius = 0)
    {
        using var paint = new SKPaint { Color = fill, IsAntialias = true };
        _canvas.DrawRoundRect(box, radius, radius, paint);
    }

    public void Frame(SKRect box, SKColor colour)
    {
        using var paint = Pen(colour, 1, []);
        _canvas.DrawRect(box, paint);
    }

    public void Dot(float x, float y, float radius, SKColor fill)
    {
        using var paint = new SKPaint { Color = fill, IsAntialias = true };
        _canvas.DrawCircle(x, y, radius, paint);
    }

    /// <param name="dashes">Lengths of strokes and gaps in turn; none: a solid line.</param>
    public void Line(IReadOnlyList<SKPoint> points, SKColor colour, float width = 1, params float[] dashes)
    {
        using var paint = Pen(colour, width, dashes);
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. points], close: false);
        using var path = builder.Detach();
        _canvas.DrawPath(path, paint);
    }

    /// <param name="box">As large as the picture or several times as large: its pixels are shown as they are.</param>
    public void Picture(byte[] encoded, SKRect box)
    {
        using var image = SKImage.FromEncodedData(encoded);
        _canvas.DrawImage(image, box, new SKSamplingOptions(SKFilterMode.Nearest));
    }

    public byte[] ToPng()
    {
        _canvas.Flush();
        return PalettePng.Encode(_bitmap);
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    private static SKPaint Pen(SKColor colour, float width, float[] dashes)
    {
        var paint = new SKPaint
        {
            Color = colour,
            IsAntialias = true,
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
            StrokeJoin = SKStrokeJoin.Round,
        };
        if (dashes.Length > 0)
            paint.PathEffect = SKPathEffect.CreateDash(dashes, 0);
        return paint;
    }

    private static SKFont Font(float size, bool bold) =>
        new(bold ? SemiBold.Value : Regular.Value, size) { Hinting = SKFontHinting.None, LinearMetrics = true };

    private static SKTypeface Open(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "fonts", $"{name}.ttf");
        return SKTypeface.FromFile(file) ?? throw new InvalidDataException($"{file} cannot be read as a font.");
    }
}

using CourseAI.Training.Tools.Scenes;
using SkiaSharp;

namespace CourseAI.Training.Tools.Patterns;

/// <summary>
/// Draws one tool out of plain parts. Lengths are shares of a square whose middle is (0, 0), y grows downwards. All the
/// parts of a tool have the same light and the same outline, whatever the tool is.
/// </summary>
internal sealed class PatternPen : IDisposable
{
    private readonly SKCanvas _canvas;
    private readonly Random _random;
    private readonly float _relief;
    private readonly SKPaint? _outline;

    public PatternPen(SKCanvas canvas, Random random)
    {
        (_canvas, _random) = (canvas, random);
        _relief = random.Next(3) == 0 ? 0 : Between(0.1f, 0.5f);
        if (random.Next(3) == 0)
            _outline = new SKPaint
            {
                IsStroke = true,
                IsAntialias = true,
                StrokeWidth = Between(0.006f, 0.02f),
                Color = Scene.Dark(random),
            };
        Steel = SKColor.FromHsv(random.Next(200, 240), random.Next(12), random.Next(45, 95));
        Case = random.Next(3) == 0 ? Steel : Vivid();
        Grip = random.Next(2) == 0 ? SKColor.FromHsv(random.Next(360), random.Next(15), random.Next(8, 35)) : Vivid();
        Wood = SKColor.FromHsv(random.Next(18, 42), random.Next(30, 75), random.Next(40, 95));
        Paper = SKColor.FromHsv(
            random.Next(40, 65),
            random.Next(2) == 0 ? random.Next(70, 101) : random.Next(12),
            random.Next(75, 101)
        );
    }

    public SKColor Steel { get; }

    public SKColor Case { get; }

    public SKColor Grip { get; }

    public SKColor Wood { get; }

    /// <summary>White or yellow, as of a scale or a label.</summary>
    public SKColor Paper { get; }

    public SKColor Black { get; } = new(24, 24, 26);

    public float Between(float low, float high) => Scene.Between(_random, low, high);

    public bool OneIn(int times) => _random.Next(times) == 0;

    public SKColor Either(params ReadOnlySpan<SKColor> colours) => colours[_random.Next(colours.Length)];

    public void Box(SKColor colour, float left, float top, float right, float bottom, float round = 0)
    {
        using var path = new SKPathBuilder();
        path.AddRoundRect(new SKRect(left, top, right, bottom), round, round);
        Fill(colour, path);
    }

    public void Disc(SKColor colour, float x, float y, float radius)
    {
        using var path = new SKPathBuilder();
        path.AddCircle(x, y, radius);
        Fill(colour, path);
    }

    /// <param name="corners">In their order.</param>
    public void Corners(SKColor colour, params ReadOnlySpan<(float X, float Y)> corners)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(corners[0].X, corners[0].Y);
        foreach (var (x, y) in corners[1..])
            path.LineTo(x, y);
        path.Close();
        Fill(colour, path);
    }

    /// <summary>A rod from one point to another, bent towards a third.</summary>
    public void Rod(
        SKColor colour,
        (float X, float Y) from,
        (float X, float Y) towards,
        (float X, float Y) to,
        float width
    )
    {
        using var line = new SKPathBuilder();
        line.MoveTo(from.X, from.Y);
        line.QuadTo(towards.X, towards.Y, to.X, to.Y);
        using var stroke = new SKPaint();
        stroke.IsStroke = true;
        stroke.StrokeWidth = width;
        stroke.StrokeCap = SKStrokeCap.Round;
        using var middle = line.Detach();
        using var path = stroke.GetFillPath(middle, 64);
        Fill(colour, path);
    }

    public void Rod(SKColor colour, (float X, float Y) from, (float X, float Y) to, float width) =>
        Rod(colour, from, ((from.X + to.X) / 2, (from.Y + to.Y) / 2), to, width);

    /// <summary>Some short lines, as print looks from afar.</summary>
    public void Print(SKColor colour, float x, float y, float width)
    {
        var lines = _random.Next(1, 4);
        for (var i = 0; i < lines; i++)
        {
            var (half, at) = (width * Between(0.25f, 0.5f), y + ((i - ((lines - 1) / 2f)) * width * 0.3f));
            Box(colour, x - half, at - (width * 0.08f), x + half, at + (width * 0.08f));
        }
    }

    /// <summary>Draws in a plane that is turned about a point.</summary>
    public void Turned(float degrees, float x, float y, Action draw)
    {
        _canvas.Save();
        _canvas.RotateDegrees(degrees, x, y);
        draw();
        _canvas.Restore();
    }

    public void Fill(SKColor colour, SKPathBuilder shape)
    {
        using var path = shape.Detach();
        Fill(colour, path);
    }

    private void Fill(SKColor colour, SKPath path)
    {
        var bounds = path.Bounds;
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(bounds.Left, bounds.Top),
            new SKPoint(bounds.Left + (bounds.Width * 0.3f), bounds.Bottom),
            [Mixed(colour, SKColors.White, _relief * 0.7f), colour, Mixed(colour, SKColors.Black, _relief)],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint();
        paint.IsAntialias = true;
        paint.Shader = shader;
        _canvas.DrawPath(path, paint);
        if (_outline is not null)
            _canvas.DrawPath(path, _outline);
    }

    public void Dispose() => _outline?.Dispose();

    private SKColor Vivid() => SKColor.FromHsv(_random.Next(360), _random.Next(40, 101), _random.Next(40, 101));

    private static SKColor Mixed(SKColor colour, SKColor other, float share)
    {
        return new(Of(colour.Red, other.Red), Of(colour.Green, other.Green), Of(colour.Blue, other.Blue));

        byte Of(byte one, byte two) => (byte)(one + ((two - one) * share));
    }
}

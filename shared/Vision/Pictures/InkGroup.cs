namespace CourseAI.Vision.Pictures;

/// <summary>Ink that belongs together: one or several connected pieces. The box is half open.</summary>
internal sealed class InkGroup
{
    private readonly List<(int X, int Y)> _pixels = [];

    public IReadOnlyList<(int X, int Y)> Pixels => _pixels;

    public int Left { get; private set; } = int.MaxValue;

    public int Top { get; private set; } = int.MaxValue;

    public int Right { get; private set; }

    public int Bottom { get; private set; }

    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public int LongerSide => Math.Max(Width, Height);

    public void Add(int x, int y)
    {
        _pixels.Add((x, y));
        Left = Math.Min(Left, x);
        Top = Math.Min(Top, y);
        Right = Math.Max(Right, x + 1);
        Bottom = Math.Max(Bottom, y + 1);
    }

    public void Add(InkGroup other)
    {
        foreach (var (x, y) in other._pixels)
            Add(x, y);
    }

    /// <summary>Mean width of its strokes in pixels: area over half of the outline.</summary>
    public float StrokeWidth(InkMask mask)
    {
        var outline = 0;
        foreach (var (x, y) in _pixels)
        {
            outline += mask[x - 1, y] ? 0 : 1;
            outline += mask[x + 1, y] ? 0 : 1;
            outline += mask[x, y - 1] ? 0 : 1;
            outline += mask[x, y + 1] ? 0 : 1;
        }
        return 2f * _pixels.Count / Math.Max(outline, 1);
    }
}

using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>One thing on a page; coordinates in points from the upper left.</summary>
internal abstract record Mark
{
    private protected Mark() { }

    public abstract Mark Down(float distance);
}

internal sealed record TextMark(Segment Segment, float X, float Baseline) : Mark
{
    public override Mark Down(float distance) => this with { Baseline = Baseline + distance };
}

/// <param name="Radius">Of the corners; half the height makes a circle.</param>
internal sealed record BoxMark(
    SKRect Area,
    SKColor? Fill,
    SKColor? Stroke = null,
    float Radius = 0,
    float StrokeWidth = 0.5f
) : Mark
{
    public override Mark Down(float distance) => this with { Area = Moved.Down(Area, distance) };
}

/// <summary>A filled or outlined polygon.</summary>
internal sealed record ShapeMark(IReadOnlyList<SKPoint> Points, SKColor Colour, bool Filled) : Mark
{
    public override Mark Down(float distance) =>
        this with
        {
            Points = [.. Points.Select(point => new SKPoint(point.X, point.Y + distance))],
        };
}

internal sealed record PictureMark(SKRect Area, byte[]? Encoded, bool Pixels) : Mark
{
    public override Mark Down(float distance) => this with { Area = Moved.Down(Area, distance) };
}

internal sealed record QrMark(SKRect Area, Uri Content) : Mark
{
    public override Mark Down(float distance) => this with { Area = Moved.Down(Area, distance) };
}

file static class Moved
{
    public static SKRect Down(SKRect area, float distance)
    {
        area.Offset(0, distance);
        return area;
    }
}

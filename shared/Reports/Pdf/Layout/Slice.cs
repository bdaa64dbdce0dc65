using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>A strip of a page that is never divided. Its marks count from its own top and the page's left edge.</summary>
internal sealed class Slice
{
    public List<Mark> Marks { get; } = [];

    public float Height { get; set; }

    /// <summary>Room above it, which the top of a page swallows.</summary>
    public float Before { get; init; }

    /// <summary>Stands on one page with the slice that follows.</summary>
    public bool KeepWithNext { get; set; }

    /// <summary>Repeated above this slice when a page begins with it.</summary>
    public Slice? Header { get; init; }

    /// <summary>Adds lines from <paramref name="top"/> down.</summary>
    /// <returns>Where they end.</returns>
    public float Add(IEnumerable<Line> lines, float x, float top, float width = 0, bool alignRight = false)
    {
        foreach (var line in lines)
        {
            // Sixty-fourths keep the sums of Theme's sizes exact.
            var left = MathF.Round((alignRight ? x + width - line.Width : x) * 64) / 64;
            foreach (var segment in line.Segments)
                Marks.Add(new TextMark(segment, left + segment.X, top + line.Ascent));
            top += line.Leading;
        }
        return top;
    }

    public void Rule(float x, float top, float width, SKColor colour, float thickness = 0.5f) =>
        Marks.Add(new BoxMark(SKRect.Create(x, top, width, thickness), colour));
}

using CourseAI.Core;
using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>Korean and English side by side: on one line where they fit, else one above the other.</summary>
internal static class Bilingual
{
    public static IReadOnlyList<Line> Lines(Text text, Style korean, Style english, float width)
    {
        Span[] first = [new(text.Ko, korean)];
        if (text.Ko == text.En || text.En.Length == 0)
            return Typesetting.Lines.Break(first, width);
        Span[] both = [.. first, new(" ", korean), new(text.En, english)];
        var joined = Typesetting.Lines.Break(both, width);
        if (text.Ko.Length > 0 && joined.Count == 1)
            return joined;
        return
        [
            .. Typesetting.Lines.Break(first, width),
            .. Typesetting.Lines.Break([new Span(text.En, english)], width),
        ];
    }

    public static IReadOnlyList<Line> Cell(Cell cell, float width, bool small)
    {
        var (korean, english) = small ? (Theme.Dense, Theme.DenseEnglish) : (Theme.Body, Theme.English);
        var style = korean with { Strong = cell.Strong, Colour = Theme.Colour(cell.Tone) };
        return Lines(cell.Text, style, english, width);
    }

    /// <summary>Adds a state in words on a ground of its tone.</summary>
    /// <returns>The area it takes.</returns>
    public static SKRect AddBadge(Slice slice, Text text, Tone tone, float x, float top, float width)
    {
        const float Padding = 4.5f;
        var colour = Theme.Colour(tone);
        var lines = Lines(
            text,
            Theme.Small with
            {
                Strong = true,
                Colour = colour,
            },
            Theme.SmallEnglish with
            {
                Colour = colour,
            },
            width - (2 * Padding)
        );
        var area = SKRect.Create(
            x,
            top,
            lines.Max(line => line.Width) + (2 * Padding),
            lines.Sum(line => line.Leading) + 2.4f
        );
        slice.Marks.Add(new BoxMark(area, Theme.Ground(tone), Radius: 3));
        slice.Add(lines, x + Padding, top + 1.2f);
        return area;
    }
}

using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>Sets figures in rows of four; each row is one slice.</summary>
internal static class FiguresLayout
{
    private const int PerRow = 4;
    private const float Gutter = 10;
    private const float Padding = 6;
    private const float PictureHeight = 50;

    /// <summary>Names inside archives can have thousands of letters, and a card is never divided.</summary>
    private const int NameLines = 8;

    public static IEnumerable<Slice> Set(Figures figures, float x, float width)
    {
        var cardWidth = (width - (Gutter * (PerRow - 1))) / PerRow;
        foreach (var row in figures.Items.Chunk(PerRow))
        {
            var slice = new Slice { Before = 7 };
            for (var i = 0; i < row.Length; i++)
                slice.Height = Math.Max(slice.Height, Add(slice, row[i], x + (i * (cardWidth + Gutter)), cardWidth));
            for (var i = 0; i < row.Length; i++)
            {
                var card = SKRect.Create(x + (i * (cardWidth + Gutter)), 0, cardWidth, slice.Height);
                slice.Marks.Add(new BoxMark(card, null, Theme.Rule, Radius: 3));
            }
            yield return slice;
        }
    }

    /// <returns>The card's lower end.</returns>
    private static float Add(Slice slice, Figure figure, float x, float width)
    {
        var inner = width - (2 * Padding);
        var share = inner / Math.Max(1, figure.Pictures.Count);
        var top = Padding + PictureHeight;
        for (var i = 0; i < figure.Pictures.Count; i++)
        {
            var picture = figure.Pictures[i];
            var area = SKRect.Create(x + Padding + (i * share), Padding, share - 3, PictureHeight);
            slice.Marks.Add(new PictureMark(area, picture.Encoded, picture.Pixels));
            var caption = Bilingual.Lines(
                picture.Caption,
                Theme.SmallEnglish with
                {
                    Size = 6,
                },
                Theme.SmallEnglish with
                {
                    Size = 6,
                },
                area.Width
            );
            top = Math.Max(top, slice.Add(caption, area.Left, Padding + PictureHeight + 1));
        }
        top = slice.Add(Name(figure.Name, inner), x + Padding, top + 3);
        foreach (var line in figure.Lines)
        {
            if (line.Badge)
                top = Bilingual.AddBadge(slice, line.Text, line.Tone, x + Padding, top + 1.5f, inner).Bottom;
            else
                top = slice.Add(Bilingual.Cell(line, inner, small: true), x + Padding, top + 1);
        }
        return top + Padding;
    }

    private static IEnumerable<Line> Name(string name, float width)
    {
        var lines = Lines.Break([new Span(name, Theme.Small)], width);
        return lines.Count <= NameLines
            ? lines
            : lines.Take(NameLines - 1).Concat(Lines.Break([new Span("…", Theme.Small)], width));
    }
}

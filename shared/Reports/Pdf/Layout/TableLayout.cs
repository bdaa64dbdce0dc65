using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>Sets a table as one slice per row; a row too tall to be moved whole is cut between lines.</summary>
internal static class TableLayout
{
    private const float PaddingX = 5;
    private const float PaddingY = 2.25f;

    /// <summary>A taller row is cut, so that it neither leaves half a page empty nor outgrows one.</summary>
    private const float TallestRow = 240;

    public static IEnumerable<Slice> Set(Table table, float x, float width)
    {
        var weights = table.Columns.Sum(column => column.Weight);
        var widths = table.Columns.Select(column => width * column.Weight / weights).ToArray();
        var header = Header(table, x, width, widths);
        yield return header;
        foreach (var row in table.Rows)
        {
            foreach (var slice in Row(table, row, header, x, width, widths))
                yield return slice;
        }
    }

    private static Slice Header(Table table, float x, float width, float[] widths)
    {
        var slice = new Slice { Before = 5, KeepWithNext = true };
        var left = x;
        var height = 0f;
        foreach (var (column, columnWidth) in table.Columns.Zip(widths))
        {
            var inner = columnWidth - (2 * PaddingX);
            var label = Theme.Label with { Strong = true };
            var lines = Bilingual.Lines(column.Header, label, Theme.SmallEnglish, inner);
            height = Math.Max(height, slice.Add(lines, left + PaddingX, PaddingY, inner, column.AlignRight));
            left += columnWidth;
        }
        slice.Height = height + 2;
        slice.Marks.Insert(0, new BoxMark(SKRect.Create(x, 0, width, slice.Height), Theme.Panel));
        slice.Rule(x, slice.Height - 0.6f, width, Theme.Muted, 0.6f);
        return slice;
    }

    private static IEnumerable<Slice> Row(Table table, TableRow row, Slice header, float x, float width, float[] widths)
    {
        var cells = row
            .Cells.Zip(
                widths,
                (cell, columnWidth) =>
                    Bilingual.Cell(
                        row.Total ? cell with { Strong = true } : cell,
                        columnWidth - (2 * PaddingX),
                        table.Small
                    )
            )
            .ToArray();
        var perSlice = Math.Max(
            1,
            (int)(TallestRow / cells.SelectMany(lines => lines).Select(line => line.Leading).DefaultIfEmpty(1).Max())
        );
        var tallest = cells.Max(lines => lines.Count);
        for (var from = 0; from == 0 || from < tallest; from += perSlice)
        {
            var isLast = from + perSlice >= tallest;
            var slice = new Slice { Header = header, KeepWithNext = isLast && row.Note is not null };
            var left = x;
            var bottom = 0f;
            for (var i = 0; i < cells.Length; i++)
            {
                var inner = widths[i] - (2 * PaddingX);
                if (row.Cells[i].Badge && from == 0)
                    bottom = Math.Max(
                        bottom,
                        Bilingual
                            .AddBadge(
                                slice,
                                row.Cells[i].Text,
                                row.Cells[i].Tone,
                                left + PaddingX,
                                PaddingY - 0.6f,
                                inner
                            )
                            .Bottom
                    );
                else if (!row.Cells[i].Badge)
                    bottom = Math.Max(
                        bottom,
                        slice.Add(
                            cells[i].Skip(from).Take(perSlice),
                            left + PaddingX,
                            PaddingY,
                            inner,
                            table.Columns[i].AlignRight
                        )
                    );
                left += widths[i];
            }
            slice.Height = bottom + PaddingY;
            if (row.Total)
                slice.Rule(x, 0, width, Theme.Muted, 0.6f);
            if (isLast && row.Note is null)
                slice.Rule(x, slice.Height - 0.4f, width, Theme.Rule, 0.4f);
            yield return slice;
        }
        if (row.Note is { } note)
        {
            foreach (var slice in Notes(note, header, x, width))
                yield return slice;
        }
    }

    private static IEnumerable<Slice> Notes(Note note, Slice header, float x, float width)
    {
        const float Gutter = 14;
        // A quiet note is a line of the row; one that wants something stands on a ground of its own.
        var isQuiet = note.Tone == Tone.Muted;
        var inset = isQuiet ? 0 : 9f;
        var colour = Theme.Colour(note.Tone);
        var labelWidth = isQuiet ? 44f : 70f;
        var textLeft = x + PaddingX + inset + labelWidth;
        var half = (x + width - PaddingX - textLeft - Gutter) / 2;
        var label = Bilingual.Lines(
            note.Label,
            Theme.Small with
            {
                Strong = true,
                Colour = colour,
            },
            Theme.SmallEnglish,
            labelWidth - 6
        );
        var style = Theme.Small with { Size = isQuiet ? 7.25f : 7.75f, Colour = isQuiet ? Theme.Muted : Theme.Ink };
        var isSame = note.Text.Ko == note.Text.En || note.Text.En.Length == 0;
        var korean = Lines.Break([new Span(note.Text.Ko, style)], isSame ? (2 * half) + Gutter : half);
        var english = isSame ? [] : Lines.Break([new Span(note.Text.En, style with { Colour = Theme.Muted })], half);
        var top = isQuiet ? -1f : 2.5f;
        var perSlice = (int)(TallestRow / style.Leading);
        var tallest = Math.Max(korean.Count, english.Count);
        for (var from = 0; from == 0 || from < tallest; from += perSlice)
        {
            var isLast = from + perSlice >= tallest;
            var slice = new Slice { Header = header };
            var bottom = Math.Max(
                slice.Add(korean.Skip(from).Take(perSlice), textLeft, top),
                slice.Add(english.Skip(from).Take(perSlice), textLeft + half + Gutter, top)
            );
            if (from == 0)
                bottom = Math.Max(bottom, slice.Add(label, x + PaddingX + inset, top));
            var ground = SKRect.Create(x + PaddingX, 0, width - (2 * PaddingX), bottom + 2.5f);
            if (!isQuiet)
            {
                slice.Marks.Insert(0, new BoxMark(ground, Theme.Panel));
                slice.Marks.Insert(1, new BoxMark(SKRect.Create(ground.Left, ground.Top, 2, ground.Height), colour));
            }
            slice.Height = ground.Bottom + (isLast && !isQuiet ? 4.5f : 0);
            if (isLast)
                slice.Rule(x, slice.Height - 0.4f, width, Theme.Rule, 0.4f);
            yield return slice;
        }
    }
}

using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf.Layout;

/// <summary>Sets blocks as slices of a given width.</summary>
internal static class BlockLayout
{
    public static IEnumerable<Slice> Set(Block block, float x, float width) =>
        block switch
        {
            Heading heading => [Set(heading, x, width)],
            Paragraph paragraph => Set(paragraph, x, width),
            KeyValues keyValues => Set(keyValues, x, width),
            BigNumber number => [Set(number, x, width)],
            Columns columns => [Set(columns, x, width)],
            QrCode qr => [Set(qr, x, width)],
            Table table => TableLayout.Set(table, x, width),
            Figures figures => FiguresLayout.Set(figures, x, width),
            Timeline timeline => [TimelineLayout.Set(timeline, x, width)],
            _ => throw new NotSupportedException($"no layout for {block.GetType().Name}"),
        };

    private static Slice Set(Heading heading, float x, float width)
    {
        var (korean, english, before) = heading.Level switch
        {
            1 => (Theme.Title, Theme.PartEnglish with { Size = 11 }, 0f),
            2 => (Theme.Part, Theme.PartEnglish, 13f),
            _ => (Theme.Group, Theme.English, 9f),
        };
        var slice = new Slice { Before = before, KeepWithNext = true };
        var top = 0f;
        var right = x + width;
        if (heading.Level == 2)
        {
            slice.Rule(x, 0, width, Theme.Accent, 0.9f);
            top = 5;
        }
        if (heading.Aside is { } aside)
        {
            var lines = Lines.Break([new Span(aside, korean)], width / 3);
            slice.Add(lines, x, top, width, alignRight: true);
            right -= lines.Max(line => line.Width) + 10;
        }
        if (heading.Badge is { } badge)
        {
            var probe = Bilingual.AddBadge(new Slice(), badge.Text, badge.Tone, 0, 0, width / 3);
            right -= probe.Width;
            var centred = top + ((korean.Leading - probe.Height) / 2);
            Bilingual.AddBadge(slice, badge.Text, badge.Tone, right, centred, width / 3);
            right -= 10;
        }
        slice.Height = slice.Add(Bilingual.Lines(heading.Text, korean, english, right - x), x, top) + 3;
        return slice;
    }

    private static IEnumerable<Slice> Set(Paragraph paragraph, float x, float width)
    {
        var (korean, english) = paragraph.Small ? (Theme.Small, Theme.SmallEnglish) : (Theme.Body, Theme.English);
        var lines = Bilingual.Lines(
            paragraph.Text,
            korean with
            {
                Colour = Theme.Colour(paragraph.Tone),
            },
            english,
            width
        );
        return lines.Select((line, i) => Slices(line, x, before: i == 0 ? 4 : 0));
    }

    private static Slice Slices(Line line, float x, float before)
    {
        var slice = new Slice { Before = before };
        slice.Height = slice.Add([line], x, 0);
        return slice;
    }

    private static IEnumerable<Slice> Set(KeyValues keyValues, float x, float width)
    {
        const float Gap = 10;
        var (korean, english) = keyValues.Small ? (Theme.Small, Theme.SmallEnglish) : (Theme.Body, Theme.English);
        var label = Theme.Label with { Size = korean.Size - 0.75f };
        // One edge for all values: the widest label's, within a third of the width.
        var keys = keyValues.Items.Select(item => Bilingual.Lines(item.Key, label, label, width / 3)).ToArray();
        var indent = keys.SelectMany(lines => lines).Select(line => line.Width).DefaultIfEmpty().Max() + Gap;
        foreach (var (item, key) in keyValues.Items.Zip(keys))
        {
            var slice = new Slice { Before = 1.5f, KeepWithNext = true };
            var value = korean with { Strong = item.Strong, Colour = Theme.Colour(item.Tone) };
            var lines = Bilingual.Lines(item.Value, value, english, width - indent);
            // Labels are smaller: the baselines meet.
            var shift = lines.Count == 0 ? 0 : lines[0].Ascent - label.Ascent;
            slice.Height = Math.Max(slice.Add(key, x, shift), slice.Add(lines, x + indent, 0));
            yield return slice;
        }
    }

    private static Slice Set(BigNumber number, float x, float width)
    {
        var slice = new Slice();
        var top = slice.Add(
            Bilingual.Lines(number.Caption, Theme.Label, Theme.Label, width),
            x,
            0,
            width,
            alignRight: true
        );
        Span[] spans =
            number.Of.Length == 0
                ? [new(number.Value, Theme.Number)]
                : [new(number.Value, Theme.Number), new($" / {number.Of}", Theme.NumberOf)];
        top = slice.Add(Lines.Break(spans, width), x, top - 4, width, alignRight: true);
        if (number.Note is { } note)
            top = slice.Add(
                Bilingual.Lines(note, Theme.Small, Theme.SmallEnglish, width),
                x,
                top,
                width,
                alignRight: true
            );
        slice.Height = top;
        return slice;
    }

    private static Slice Set(Columns columns, float x, float width)
    {
        const float Gutter = 18;
        var free = width - (Gutter * (columns.Items.Count - 1));
        var weights = columns.Items.Sum(column => column.Weight);
        var slice = new Slice { Before = 6, KeepWithNext = true };
        foreach (var column in columns.Items)
        {
            var columnWidth = free * column.Weight / weights;
            var top = 0f;
            foreach (var part in column.Blocks.SelectMany(block => Set(block, x, columnWidth)))
            {
                top += top == 0 ? 0 : part.Before;
                slice.Marks.AddRange(part.Marks.Select(mark => mark.Down(top)));
                top += part.Height;
            }
            slice.Height = Math.Max(slice.Height, top);
            x += columnWidth + Gutter;
        }
        return slice;
    }

    private static Slice Set(QrCode qr, float x, float width)
    {
        const float Size = 54;
        var slice = new Slice();
        slice.Marks.Add(new QrMark(SKRect.Create(x + width - Size, 0, Size, Size), qr.Content));
        var lines = Bilingual.Lines(qr.Caption, Theme.SmallEnglish, Theme.SmallEnglish, width);
        slice.Height = slice.Add(lines, x, Size, width, alignRight: true);
        return slice;
    }
}

using System.Text;
using CourseAI.Reports.Pdf.Layout;
using CourseAI.Reports.Pdf.Typesetting;
using SkiaSharp;

namespace CourseAI.Reports.Pdf;

/// <summary>Draws marks with Skia. Knows which glyphs all pages use before the first is drawn.</summary>
internal sealed class Painter : IDisposable
{
    private readonly Dictionary<FontFile, FontSubset> subsets;
    private readonly Pictures pictures = new();

    public Painter(IReadOnlyList<IReadOnlyList<Mark>> pages)
    {
        var used = new Dictionary<FontFile, (HashSet<ushort> Glyphs, HashSet<int> CodePoints)>();
        foreach (var segment in pages.SelectMany(page => page).OfType<TextMark>().Select(mark => mark.Segment))
            Collect(segment.Text, segment.First, segment.Count, used);
        subsets = used.ToDictionary(
            pair => pair.Key,
            pair => FontSubset.Of(pair.Key, pair.Value.Glyphs, pair.Value.CodePoints)
        );
    }

    public void Dispose()
    {
        foreach (var subset in subsets.Values)
            subset.Dispose();
        pictures.Dispose();
    }

    public void Paint(IReadOnlyList<Mark> marks, SKCanvas canvas)
    {
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var mark in marks)
        {
            switch (mark)
            {
                case TextMark text:
                    Paint(
                        text.Segment.Text,
                        text.Segment.First,
                        text.Segment.Count,
                        text.Segment.Style,
                        text.X,
                        text.Baseline,
                        canvas,
                        paint
                    );
                    break;
                case BoxMark box:
                    Paint(box, canvas, paint);
                    break;
                case ShapeMark shape:
                    Paint(shape, canvas, paint);
                    break;
                case PictureMark picture:
                    pictures.Paint(picture, canvas, paint);
                    break;
                case QrMark qr:
                    Qr.Paint(qr, canvas, paint);
                    break;
                default:
                    throw new NotSupportedException($"no way to draw {mark.GetType().Name}");
            }
        }
    }

    private static void Collect(
        Shaped text,
        int first,
        int count,
        Dictionary<FontFile, (HashSet<ushort> Glyphs, HashSet<int> CodePoints)> used
    )
    {
        foreach (var cluster in text.Clusters.Skip(first).Take(count))
        {
            if (cluster.Named is { } named)
            {
                Collect(named, 0, named.Clusters.Count, used);
                continue;
            }
            if (!used.TryGetValue(cluster.Font, out var sets))
                used[cluster.Font] = sets = ([], []);
            for (var i = 0; i < cluster.GlyphCount; i++)
                sets.Glyphs.Add(text.Glyphs[cluster.FirstGlyph + i].Id);
            foreach (var rune in text.Text.AsSpan(cluster.Start, cluster.Length).EnumerateRunes())
                sets.CodePoints.Add(rune.Value);
        }
    }

    private void Paint(
        Shaped text,
        int first,
        int count,
        Style style,
        float x,
        float baseline,
        SKCanvas canvas,
        SKPaint paint
    )
    {
        for (var i = first; i < first + count; )
        {
            var cluster = text.Clusters[i];
            if (cluster.Named is { } named)
            {
                PaintNamed(named, style, cluster.Advance * style.Size, x, baseline, canvas, paint);
                x += cluster.Advance * style.Size;
                i++;
                continue;
            }
            var end = i;
            while (
                end < first + count
                && text.Clusters[end].Named is null
                && text.Clusters[end].Font == cluster.Font
                && text.Clusters[end].RightToLeft == cluster.RightToLeft
            )
                end++;
            x = PaintRun(text, i, end, style, x, baseline, canvas, paint);
            i = end;
        }
    }

    /// <summary>Glyphs go to the PDF with the characters they stand for, so that a reader can copy them.</summary>
    private float PaintRun(
        Shaped text,
        int first,
        int end,
        Style style,
        float x,
        float baseline,
        SKCanvas canvas,
        SKPaint paint
    )
    {
        var order = Enumerable.Range(first, end - first).Select(i => text.Clusters[i]).ToArray();
        var start = order[0].Start;
        var content = text.Text[start..(order[^1].Start + order[^1].Length)];
        if (order[0].RightToLeft)
            Array.Reverse(order);
        var subset = subsets[order[0].Font];
        using var font = new SKFont(subset.Typeface, style.Size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedTextRun(
            font,
            order.Sum(cluster => cluster.GlyphCount),
            Encoding.UTF8.GetByteCount(content)
        );
        Encoding.UTF8.GetBytes(content, run.Text);
        var n = 0;
        foreach (var cluster in order)
        {
            var offset = (uint)Encoding.UTF8.GetByteCount(content.AsSpan(0, cluster.Start - start));
            for (var i = 0; i < cluster.GlyphCount; i++, n++)
            {
                var glyph = text.Glyphs[cluster.FirstGlyph + i];
                run.Glyphs[n] = subset[glyph.Id];
                run.Positions[n] = new SKPoint(x + (glyph.Dx * style.Size), -glyph.Dy * style.Size);
                run.Clusters[n] = offset;
                x += glyph.Advance * style.Size;
            }
        }
        using var blob = builder.Build();
        paint.Style = SKPaintStyle.Fill;
        paint.Color = style.Colour;
        if (blob is not null)
            canvas.DrawText(blob, 0, baseline, paint);
        return x;
    }

    private void PaintNamed(
        Shaped named,
        Style style,
        float width,
        float x,
        float baseline,
        SKCanvas canvas,
        SKPaint paint
    )
    {
        var padding = Shaper.NamedPadding * style.Size;
        var frame = new SKRect(
            x + padding,
            baseline - (0.72f * style.Size),
            x + width - padding,
            baseline + (0.14f * style.Size)
        );
        Paint(new BoxMark(frame, null, style.Colour, 1, 0.4f), canvas, paint);
        var digits = style with { Size = style.Size * Shaper.NamedSize, Strong = false };
        Paint(
            named,
            0,
            named.Clusters.Count,
            digits,
            x + (2 * padding),
            baseline - (0.06f * style.Size),
            canvas,
            paint
        );
    }

    private static void Paint(BoxMark box, SKCanvas canvas, SKPaint paint)
    {
        // Moved to the origin, equal boxes are equal in the file and compress.
        canvas.Save();
        canvas.Translate(box.Area.Left, box.Area.Top);
        var area = SKRect.Create(box.Area.Width, box.Area.Height);
        if (box.Fill is { } fill)
        {
            paint.Style = SKPaintStyle.Fill;
            paint.Color = fill;
            canvas.DrawRoundRect(area, box.Radius, box.Radius, paint);
        }
        if (box.Stroke is { } stroke)
        {
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = box.StrokeWidth;
            paint.Color = stroke;
            canvas.DrawRoundRect(area, box.Radius, box.Radius, paint);
        }
        canvas.Restore();
    }

    private static void Paint(ShapeMark shape, SKCanvas canvas, SKPaint paint)
    {
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. shape.Points], close: true);
        using var path = builder.Detach();
        paint.Style = shape.Filled ? SKPaintStyle.Fill : SKPaintStyle.Stroke;
        paint.StrokeWidth = 0.9f;
        paint.Color = shape.Colour;
        canvas.DrawPath(path, paint);
    }
}

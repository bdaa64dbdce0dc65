using System.Globalization;
using System.Runtime.InteropServices;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>A stretch of text in one style.</summary>
internal sealed record Span(string Text, Style Style);

/// <summary>One line, set: what stands where, in points from its left end.</summary>
internal sealed record Line(IReadOnlyList<Segment> Segments, float Width, float Leading, float Ascent);

/// <summary>Neighbouring clusters of one span.</summary>
internal sealed record Segment(Shaped Text, int First, int Count, Style Style, float X);

/// <summary>
/// Breaks text into lines: between words, as Korean is set in print, and between Chinese characters; within a word only
/// when it is longer than a line, then preferably after the punctuation of file names.
/// </summary>
internal static class Lines
{
    public static IReadOnlyList<Line> Break(IReadOnlyList<Span> spans, float width)
    {
        var pieces = Pieces(spans);
        var lines = new List<Line>();
        var start = 0;
        while (start < pieces.Count)
        {
            var end = End(pieces, start, width);
            lines.Add(Set(pieces, start, end, spans[0].Style));
            start = end;
            // Spaces around a break are not printed; those that a text begins with are.
            while (start < pieces.Count && start > 0 && !pieces[start - 1].EndsLine && pieces[start].IsSpace)
                start++;
        }
        return lines;
    }

    private static int End(List<Piece> pieces, int start, float width)
    {
        var used = 0f;
        var wordEnd = -1;
        var nameEnd = -1;
        for (var i = start; i < pieces.Count; i++)
        {
            used += pieces[i].Width;
            if (pieces[i].EndsLine)
                return i + 1;
            if (used > width + 0.01f && !pieces[i].IsSpace)
                return wordEnd > start ? wordEnd
                    : nameEnd > start ? nameEnd
                    : Math.Max(i, start + 1);
            if (pieces[i].BreakAfter)
                wordEnd = i + 1;
            if (pieces[i].IsJoint)
                nameEnd = i + 1;
        }
        return pieces.Count;
    }

    private static Line Set(List<Piece> pieces, int start, int end, Style fallback)
    {
        while (end > start && (pieces[end - 1].IsSpace || pieces[end - 1].EndsLine))
            end--;
        var segments = new List<Segment>();
        var x = 0f;
        var leading = start < end ? 0 : fallback.Leading;
        var ascent = start < end ? 0 : fallback.Ascent;
        for (var i = start; i < end; )
        {
            var (text, style) = (pieces[i].Text, pieces[i].Style);
            var first = i;
            var left = x;
            for (; i < end && ReferenceEquals(pieces[i].Text, text); i++)
                x += pieces[i].Width;
            segments.Add(new Segment(text, pieces[first].Index, i - first, style, left));
            leading = Math.Max(leading, style.Leading);
            ascent = Math.Max(ascent, style.Ascent);
        }
        return new Line(segments, x, leading, ascent);
    }

    private static List<Piece> Pieces(IReadOnlyList<Span> spans)
    {
        var pieces = new List<Piece>();
        foreach (var (content, style) in spans)
        {
            var shaped = Shaper.Shape(content, style.Fonts);
            for (var i = 0; i < shaped.Clusters.Count; i++)
                pieces.Add(Describe(shaped, i, style));
        }
        return pieces;
    }

    private static Piece Describe(Shaped shaped, int index, Style style)
    {
        var cluster = shaped.Clusters[index];
        var character = shaped.Text[cluster.Start];
        // A space that carries a mark is ink.
        var isSpace = character == ' ' && cluster.Length == 1;
        var next = index + 1 < shaped.Clusters.Count ? shaped.Text[shaped.Clusters[index + 1].Start] : '\0';
        var ideographs = IsIdeograph(character) && !IsClosing(next) || (IsIdeograph(next) && !IsOpening(character));
        return new Piece(
            shaped,
            index,
            style,
            cluster.Advance * style.Size,
            IsSpace: isSpace,
            EndsLine: character == '\n',
            BreakAfter: isSpace || (next != '\0' && next != ' ' && ideographs),
            IsJoint: character is '-' or '_' or '.' or '/' or ',' or '+' or '@'
        );
    }

    private static bool IsIdeograph(char character) =>
        character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool IsClosing(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.ClosePunctuation
                or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation;

    private static bool IsOpening(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.OpenPunctuation
                or UnicodeCategory.InitialQuotePunctuation;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(
        Shaped Text,
        int Index,
        Style Style,
        float Width,
        bool IsSpace,
        bool EndsLine,
        bool BreakAfter,
        bool IsJoint
    );
}

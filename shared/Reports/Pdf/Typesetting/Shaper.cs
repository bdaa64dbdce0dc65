using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>Turns text into glyphs: picks a font per character, and has HarfBuzz shape what one font can print.</summary>
internal static class Shaper
{
    /// <summary>Size of a code point's digits, and the room around them, relative to the text's size.</summary>
    public const float NamedSize = 0.62f;
    public const float NamedPadding = 0.14f;

    /// <summary>Ligatures would turn <c>-></c> into an arrow: file names are printed letter by letter.</summary>
    private static readonly Feature[] Plain = [Off("liga"), Off("clig"), Off("calt"), Off("dlig")];

    private static readonly Language Korean = new("ko");

    public static Shaped Shape(string text, FontChain fonts)
    {
        text = Legible.Normalise(text);
        var glyphs = new List<Glyph>(text.Length);
        var clusters = new List<Cluster>(text.Length);
        using var buffer = new Buffer();
        foreach (var run in Runs(text, fonts))
        {
            if (run.Font is null)
                clusters.Add(Name(text, run, fonts));
            else
                ShapeRun(text, run, run.Font, buffer, glyphs, clusters);
        }
        return new Shaped(text, glyphs, clusters);
    }

    /// <summary>Pieces of one font and direction; what must be named, or no font has, is a piece of its own.</summary>
    private static IEnumerable<Run> Runs(string text, FontChain fonts)
    {
        Run? open = null;
        var at = 0;
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark =
                Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            var font = Legible.MustBeNamed(rune, marks) ? null : Pick(rune, open?.Font, fonts);
            marks = isMark ? marks + 1 : 0;
            var rightToLeft = IsRightToLeft(rune) || (open is { RightToLeft: true } && rune.Value == ' ');
            // A line feed is a run of its own, lest a mark after it be taken into its cluster.
            var joins = rune.Value != '\n' && at > 0 && text[at - 1] != '\n';
            if (joins && open is { Font: not null } && open.Font == font && open.RightToLeft == rightToLeft)
            {
                open = open with { Length = open.Length + rune.Utf16SequenceLength };
            }
            else
            {
                if (open is not null)
                    yield return open;
                open = new Run(font, at, rune.Utf16SequenceLength, rightToLeft);
            }
            at += rune.Utf16SequenceLength;
        }
        if (open is not null)
            yield return open;
    }

    private static FontFile? Pick(Rune rune, FontFile? current, FontChain fonts)
    {
        if (rune.Value == '\n')
            return fonts.Main;
        // A space or a mark stays with the letter before it, where that letter's font has it.
        var stays = rune.Value == ' ' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
        return stays && current?.Covers(rune.Value) == true ? current : fonts.Find(rune.Value);
    }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber;

    private static void ShapeRun(
        string text,
        Run run,
        FontFile font,
        Buffer buffer,
        List<Glyph> glyphs,
        List<Cluster> clusters
    )
    {
        buffer.ClearContents();
        buffer.AddUtf16(text.AsSpan(), run.Start, run.Length);
        buffer.Language = Korean;
        buffer.GuessSegmentProperties();
        buffer.Direction = run.RightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        font.Shape(buffer, Plain);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var first = clusters.Count;
        for (var i = 0; i < infos.Length; )
        {
            var cluster = infos[i].Cluster;
            var firstGlyph = glyphs.Count;
            var advance = 0f;
            for (; i < infos.Length && infos[i].Cluster == cluster; i++)
            {
                var position = positions[i];
                var isLineFeed = text[(int)cluster] == '\n';
                var width = isLineFeed ? 0 : position.XAdvance / font.UnitsPerEm;
                if (!isLineFeed)
                    glyphs.Add(
                        new Glyph(
                            (ushort)infos[i].Codepoint,
                            width,
                            position.XOffset / font.UnitsPerEm,
                            position.YOffset / font.UnitsPerEm
                        )
                    );
                advance += width;
            }
            clusters.Add(
                new Cluster(
                    font,
                    (int)cluster,
                    0,
                    firstGlyph,
                    glyphs.Count - firstGlyph,
                    advance,
                    run.RightToLeft,
                    null
                )
            );
        }
        if (run.RightToLeft)
            clusters.Reverse(first, clusters.Count - first);
        for (var i = first; i < clusters.Count; i++)
        {
            var end = i + 1 < clusters.Count ? clusters[i + 1].Start : run.Start + run.Length;
            clusters[i] = clusters[i] with { Length = end - clusters[i].Start };
        }
    }

    private static Cluster Name(string text, Run run, FontChain fonts)
    {
        var codePoint = char.ConvertToUtf32(text, run.Start);
        var named = Shape(string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}"), FontChain.Regular);
        var width = (named.Clusters.Sum(cluster => cluster.Advance) * NamedSize) + (4 * NamedPadding);
        return new Cluster(fonts.Main, run.Start, run.Length, 0, 0, width, RightToLeft: false, named);
    }

    private static Feature Off(string tag) => new(Tag.Parse(tag), 0);

    private sealed record Run(FontFile? Font, int Start, int Length, bool RightToLeft);
}

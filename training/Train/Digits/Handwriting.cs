using SkiaSharp;

namespace CourseAI.Training.Digits;

/// <summary>Fonts that look like handwriting (npm <c>@fontsource</c>, OFL 1.1): another hand's digits, and letters that are none.</summary>
internal static class Handwriting
{
    private const string Signs = "&@#?%$+=";

    /// <summary>Every consonant with ㅏ, ㅓ, ㅗ, ㅜ, ㅡ and ㅣ: Unicode numbers syllables by consonant, then vowel, then final.</summary>
    private static readonly IEnumerable<char> OpenSyllables =
        from consonant in Enumerable.Range(0, 19)
        from vowel in (int[])[0, 4, 8, 13, 18, 20]
        select (char)('가' + (((consonant * 21) + vowel) * 28));

    private const int Side = 96;
    private const float TextSize = 56;

    public static readonly IReadOnlyList<string> Fonts =
    [
        "architects-daughter",
        "caveat",
        "coming-soon",
        "gaegu",
        "gochi-hand",
        "handlee",
        "indie-flower",
        "kalam",
        "nanum-pen-script",
        "patrick-hand",
        "reenie-beanie",
        "shadows-into-light",
    ];

    /// <summary>Pixels by which a pen is wider than the font.</summary>
    private static readonly float[] Pens = [0, 2.5f];

    /// <summary>The last fonts are kept from training, to tell after each epoch how many of their letters are known as none.</summary>
    private const int KeptFonts = 2;

    /// <returns>28×28 pictures by label.</returns>
    public static IEnumerable<(byte[] Ink, int Label)> Digits(string packages) =>
        from typeface in Open(packages, kept: false)
        from digit in Enumerable.Range(0, 10)
        from weight in Pens
        let ink = Glyph(typeface, $"{digit}", weight)
        where ink is not null
        select (ink, digit);

    public static IEnumerable<byte[]> OtherCharacters(string packages, bool kept) =>
        from typeface in Open(packages, kept)
        from letter in Letters.Latin.Concat(Letters.Hangul).Concat(Signs).Concat(OpenSyllables)
        from weight in Pens
        let ink = Glyph(typeface, $"{letter}", weight)
        where ink is not null
        select ink;

    /// <summary>A font's Latin and Hangul parts are files of their own.</summary>
    private static IEnumerable<SKTypeface> Open(string packages, bool kept) =>
        (kept ? Fonts.TakeLast(KeptFonts) : Fonts.SkipLast(KeptFonts))
            .Select(name => Path.Combine(packages, "@fontsource", name, "files"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*-400-normal.woff").Order(StringComparer.Ordinal))
            .Select(file =>
                SKTypeface.FromFile(file) ?? throw new InvalidDataException($"{file} cannot be read as a font.")
            );

    private static byte[]? Glyph(SKTypeface typeface, string text, float weight)
    {
        using var font = new SKFont(typeface, TextSize);
        if (!font.ContainsGlyphs(text))
            return null;
        return InkBox.Fit(
            InkBox.Drawn(
                Side,
                (canvas, paint) =>
                {
                    paint.Style = SKPaintStyle.StrokeAndFill;
                    paint.StrokeWidth = weight;
                    canvas.DrawText(text, Side / 2f, Side * 0.7f, SKTextAlign.Center, font, paint);
                }
            )
        );
    }
}

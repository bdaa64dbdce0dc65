using SkiaSharp;

namespace CourseAI.Training.Strangers;

/// <summary>Latin and Hangul letters of printed fonts. The trainer learnt from other fonts, which look like handwriting.</summary>
internal static class PrintedLetters
{
    private const string Syllables =
        "가나다라마바사자차카타파하한글학교과제수강생손인식공구모양그림컴퓨터서울대평가점출석시험답안문장";

    /// <summary>Files of <c>shared/Reports/Fonts</c>; only Pretendard has Hangul.</summary>
    private static readonly string[] Fonts = ["Pretendard-Regular", "Pretendard-SemiBold", "NotoSans"];

    /// <param name="fonts">The folder of the fonts.</param>
    /// <returns>Letter and font, and the letter's outline at 100 units to the em.</returns>
    /// <exception cref="InvalidDataException">A font is missing or damaged; the message names it.</exception>
    public static IReadOnlyList<(string Name, SKPath Outline)> Read(string fonts)
    {
        string[] all = [.. Letters.Latin.Concat(Letters.Hangul).Concat(Syllables).Select(each => $"{each}")];
        var letters = new List<(string Name, SKPath Outline)>();
        foreach (var name in Fonts)
        {
            var file = Path.Combine(fonts, $"{name}.ttf");
            using var typeface =
                SKTypeface.FromFile(file) ?? throw new InvalidDataException($"{file} cannot be read as a font.");
            // Outlines, not text: every system has its own way to draw that.
            using var font = new SKFont(typeface, 100) { Hinting = SKFontHinting.None };
            foreach (var letter in all.Where(font.ContainsGlyphs))
                letters.Add(($"{letter}, {name}", font.GetTextPath(letter)));
        }
        return letters;
    }
}

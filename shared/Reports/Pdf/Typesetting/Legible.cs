using System.Globalization;
using System.Text;

namespace CourseAI.Reports.Pdf.Typesetting;

/// <summary>
/// Tells characters that a reader would not see, or that would make him see something else (controls, overrides of the
/// writing direction, zero width). They are printed by their code point, so that two names that differ also look so.
/// </summary>
internal static class Legible
{
    /// <summary>More marks on one letter than any language writes are printed by their code points too.</summary>
    private const int MarksPerLetter = 3;

    /// <summary>
    /// NFC, with halves of surrogate pairs and U+FFFE, which the runtime's normalisation refuses, replaced by U+FFFD, and
    /// every space but the ideographic one a plain one.
    /// </summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\u3000' && Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                result.Append(' ');
            else
                result.Append(rune.Value == '\uFFFE' ? "\uFFFD" : rune.ToString());
        }
        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <param name="marks">How many marks stand between the last letter and this character.</param>
    public static bool MustBeNamed(Rune rune, int marks) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => rune.Value != '\n',
            UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned => true,
            UnicodeCategory.NonSpacingMark => marks >= MarksPerLetter
                || rune.Value is (>= 0xFE00 and <= 0xFE0F) or 0x034F,
            // Letters without ink: Hangul fillers and Braille's blank.
            _ => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800,
        };
}

using System.Text;
using CourseAI.Core;

namespace CourseAI.Inspection;

/// <summary>Strings from inside a hostile file, made fit for evidence: composed, one line, of bounded length.</summary>
internal static class Told
{
    public const int NameLength = 200;
    public const int ExcerptLength = 120;

    /// <summary>NFC, without control and format characters (bidirectional overrides among them), runs of blanks as one, cut at <paramref name="maxLength"/>.</summary>
    public static string Clean(string text, int maxLength)
    {
        // What is cut anyway need not be normalised: a name may have 64 KB, a title megabytes.
        var window = text.Length > maxLength * 4 ? text[..(maxLength * 4)] : text;
        var clean = new StringBuilder(window.Length);
        foreach (var rune in window.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (
                Rune.GetUnicodeCategory(rune)
                is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)
            )
            {
                clean.Append(rune);
            }
        }
        var composed = ComposedForm.Of(clean.ToString().Trim());
        if (composed.Length <= maxLength)
            return composed;
        var end = maxLength - 1;
        if (char.IsHighSurrogate(composed[end - 1]))
            end--;
        return composed[..end] + "…";
    }
}

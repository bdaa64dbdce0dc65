using System.Globalization;
using System.Text;

namespace CourseAI.Core;

/// <summary>
/// Unicode NFC, in which names are compared: macOS sends 홍 as three letters, Windows as one. Never throws: what cannot be composed
/// (a lone surrogate, a code point that is no character) comes back with U+FFFD in those places, so that a hostile name stays a name.
/// </summary>
public static class ComposedForm
{
    public static string Of(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return Replaced(text).Normalize(NormalizationForm.FormC);
        }
    }

    /// <summary>Composed already, and composable at all.</summary>
    public static bool Is(string text) => Of(text) == text;

    private static string Replaced(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(
                Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned ? Rune.ReplacementChar : rune
            );
        return clean.ToString();
    }
}

using System.Globalization;

namespace CourseAI.Pipeline.Gradebooks;

/// <summary>
/// A cell as it is written. A spreadsheet takes text that begins with <c>= + - @</c>, tab, CR or LF for a formula or skips to one
/// (OWASP, CSV Injection; CWE-1236): an apostrophe before it makes it text.
/// </summary>
public readonly record struct GradebookCell(string Text)
{
    private const string Signs = "=+-@\t\r\n";

    /// <summary>Beside letters and digits, what ids and e-mail addresses are made of.</summary>
    private const string Harmless = "._-+@";

    /// <summary>What we say ourselves.</summary>
    public static GradebookCell Ours(string text) => new(text);

    /// <summary>A person's words, such as a name: whatever looks like a formula is made text.</summary>
    public static GradebookCell Words(string text) => new(StartsWithSign(text) ? $"'{text}" : text);

    /// <summary>
    /// What an import finds a student by, so a changed one finds nobody. <c>-2026</c> and <c>+kim@univ.ac.kr</c> stay as they are: of
    /// letters, digits, dots, dashes and <c>_ + @</c> no formula can be made that calls a function, starts a program or reaches
    /// another file. With <c>=</c>, or with any other character in it, it is made text: then it is no address anyway.
    /// </summary>
    public static GradebookCell Identity(string text) =>
        StartsWithSign(text) && (text[0] == '=' || !text.All(IsHarmless)) ? Words(text) : new(text);

    /// <param name="none">Stands where there is no number.</param>
    /// <returns>Up to two decimals with a point, never escaped: a number must stay one.</returns>
    public static GradebookCell Number(decimal? value, string none = "") =>
        new(value?.ToString("0.##", CultureInfo.InvariantCulture) ?? none);

    private static bool StartsWithSign(string text) =>
        text.Length > 0 && Signs.Contains(text[0], StringComparison.Ordinal);

    private static bool IsHarmless(char c) => char.IsLetterOrDigit(c) || Harmless.Contains(c, StringComparison.Ordinal);
}

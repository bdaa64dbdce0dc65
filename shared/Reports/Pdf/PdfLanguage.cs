using System.Globalization;
using System.Text;

namespace CourseAI.Reports.Pdf;

/// <summary>
/// Tells the document's language, which Skia has no setting for. The catalog is written again at the end of the file,
/// with the language in it: an incremental update (ISO 32000-1, 7.5.6).
/// </summary>
internal static class PdfLanguage
{
    /// <param name="language">BCP 47: letters, digits and dashes.</param>
    /// <exception cref="ArgumentException">Not a language tag.</exception>
    /// <exception cref="InvalidOperationException">The file is not written as Skia writes it.</exception>
    public static void Append(MemoryStream pdf, string language)
    {
        if (language.Length is 0 or > 35 || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"'{language}' is no language tag; one looks like ko-KR", nameof(language));
        var text = Encoding.Latin1.GetString(pdf.GetBuffer(), 0, (int)pdf.Length);
        var trailer = text[text.LastIndexOf("\ntrailer\n", StringComparison.Ordinal)..];
        var entries = Between(trailer, "<<", ">>");
        var number = Between(trailer, "/Root ", " 0 R");
        var previous = Between(trailer, "startxref\n", "\n");
        var catalog = Between(text, $"\n{number} 0 obj\n<<", "\nendobj\n");

        var update = string.Create(
            CultureInfo.InvariantCulture,
            $"{number} 0 obj\n<</Lang ({language})\n{catalog}\nendobj\n"
        );
        var (start, table) = (pdf.Length, pdf.Length + update.Length);
        update += string.Create(
            CultureInfo.InvariantCulture,
            $"xref\n{number} 1\n{start:D10} 00000 n \ntrailer\n<<{entries}\n/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n"
        );
        pdf.Position = pdf.Length;
        pdf.Write(Encoding.Latin1.GetBytes(update));
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = start < before.Length ? -1 : text.IndexOf(after, start, StringComparison.Ordinal);
        return end >= 0 ? text[start..end] : throw new InvalidOperationException($"the PDF has no '{before}'");
    }
}

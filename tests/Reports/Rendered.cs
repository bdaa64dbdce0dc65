using CourseAI.Reports.Model;
using CourseAI.Reports.Pdf;
using UglyToad.PdfPig;

namespace CourseAI.Reports.Tests;

/// <summary>A report as bytes, and what a reader of the file finds in it.</summary>
internal static class Rendered
{
    public static byte[] Bytes(Report report)
    {
        using var stream = new MemoryStream();
        PdfRenderer.Render(report, stream);
        return stream.ToArray();
    }

    /// <returns>The text of each page, in the order in which it stands in the file.</returns>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => page.Text)];
    }
}

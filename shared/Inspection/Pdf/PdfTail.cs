using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// A PDF ends with <c>startxref</c>, an offset and <c>%%EOF</c> (ISO 32000-1, 7.5.5). PdfPig rebuilds a file that lost
/// its end and shows the pages that are left; to a grader that is another document, so such a file is damaged.
/// </summary>
internal static class PdfTail
{
    /// <summary>Readers look for the end mark in the last 1024 bytes; some programs append more than that of blanks.</summary>
    private const int TailBytes = 8 * 1024;

    /// <exception cref="UninspectableException">The end is missing.</exception>
    public static void Check(Stream pdf)
    {
        var tail = new byte[(int)Math.Min(pdf.Length, TailBytes)];
        pdf.Position = pdf.Length - tail.Length;
        pdf.ReadExactly(tail);
        pdf.Position = 0;
        var start = tail.AsSpan().LastIndexOf("startxref"u8);
        if (start < 0 || tail.AsSpan(start).IndexOf("%%EOF"u8) < 0)
            throw new UninspectableException(
                Obstacle.Damaged,
                "the PDF has no end mark (startxref, %%EOF): it seems to be cut off"
            );
    }
}

using System.Buffers.Text;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Pdf;

/// <summary>
/// A PDF ends with <c>startxref</c>, the offset of its cross-reference table and <c>%%EOF</c> (ISO 32000-1, 7.5.5). PdfPig
/// rebuilds a file that lost its end or its middle and shows what is left; to a grader that is another document, so such
/// a file is damaged, as it is to qpdf.
/// </summary>
internal static class PdfTail
{
    /// <summary>Readers look for the end mark in the last 1024 bytes; some programs append more than that of blanks.</summary>
    private const int TailBytes = 8 * 1024;

    /// <summary>Readers accept a header in the first 1024 bytes, and count offsets from it or from the file's start.</summary>
    private const int HeaderWithin = 1024;

    /// <exception cref="UninspectableException">The end is missing, or does not fit what is before it.</exception>
    public static void Check(Stream pdf)
    {
        var tail = Read(pdf, pdf.Length - Math.Min(pdf.Length, TailBytes), TailBytes).AsSpan();
        var start = tail.LastIndexOf("startxref"u8);
        if (start < 0 || tail[start..].IndexOf("%%EOF"u8) < 0)
            throw new UninspectableException(
                Obstacle.Damaged,
                "the PDF has no end mark (startxref, %%EOF): it seems to be cut off"
            );
        var header = Read(pdf, 0, HeaderWithin).AsSpan().IndexOf("%PDF-"u8);
        var isInPlace =
            Utf8Parser.TryParse(tail[(start + "startxref".Length)..].TrimStart(" \t\r\n"u8), out long offset, out _)
            && (IsCrossReference(pdf, offset) || (header > 0 && IsCrossReference(pdf, offset + header)));
        pdf.Position = 0;
        if (!isInPlace)
            throw new UninspectableException(
                Obstacle.Damaged,
                "the PDF's cross-reference table is not where its end says: bytes are missing or were added"
            );
    }

    /// <summary>A table, or an object that holds one as a stream (since PDF 1.5).</summary>
    private static bool IsCrossReference(Stream pdf, long offset)
    {
        if (offset < 0 || offset >= pdf.Length)
            return false;
        var at = Read(pdf, offset, 32).AsSpan().TrimStart(" \t\r\n\0"u8);
        return at.StartsWith("xref"u8)
            || (
                Utf8Parser.TryParse(at, out long _, out var digits)
                && Utf8Parser.TryParse(at[digits..].TrimStart((byte)' '), out long _, out var more)
                && at[digits..].TrimStart((byte)' ')[more..].TrimStart((byte)' ').StartsWith("obj"u8)
            );
    }

    private static byte[] Read(Stream pdf, long offset, int atMost)
    {
        pdf.Position = offset;
        var bytes = new byte[(int)Math.Min(atMost, pdf.Length - offset)];
        pdf.ReadExactly(bytes);
        return bytes;
    }
}

using System.Text;
using System.Text.Unicode;

namespace CourseAI.Inspection;

/// <param name="Id">Lower-case short name: <c>pdf</c>, <c>zip</c>, <c>jpeg</c>.</param>
/// <param name="Name">For people, with its article: "a Word document (.docx)".</param>
public sealed record FileFormat(string Id, string Name);

/// <summary>Names what a file is by its first bytes, so that a wrong file gets an answer that says what it is.</summary>
public static class FileSignature
{
    /// <summary>Bytes of the beginning that are enough for every signature here.</summary>
    public const int HeadBytes = 4096;

    public static readonly FileFormat Pdf = new("pdf", "a PDF");
    public static readonly FileFormat Zip = new("zip", "a ZIP archive");
    public static readonly FileFormat Png = new("png", "a PNG picture");
    public static readonly FileFormat Jpeg = new("jpeg", "a JPEG picture");
    public static readonly FileFormat WebP = new("webp", "a WebP picture");
    public static readonly FileFormat Heic = new("heic", "a HEIC picture");
    public static readonly FileFormat PlainText = new("text", "plain text");

    /// <summary>PDF readers accept a header anywhere in the first 1024 bytes (ISO 32000, annex H).</summary>
    private const int PdfHeaderWithin = 1024;

    private static readonly (int Offset, byte[] Magic, FileFormat Format)[] Table =
    [
        (0, [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'], Png),
        (0, [0xFF, 0xD8, 0xFF], Jpeg),
        (8, [.. "WEBP"u8], WebP),
        (0, [.. "GIF8"u8], new("gif", "a GIF picture")),
        (0, [.. "BM"u8], new("bmp", "a BMP picture")),
        (0, [.. "II*\0"u8], new("tiff", "a TIFF picture")),
        (0, [.. "MM\0*"u8], new("tiff", "a TIFF picture")),
        (0, [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], new("7z", "a 7-Zip archive")),
        (0, [.. "Rar!"u8, 0x1A, 0x07], new("rar", "a RAR archive")),
        (0, [.. "ALZ\x01"u8], new("alz", "an ALZ archive")),
        (0, [.. "EGGA"u8], new("egg", "an EGG archive")),
        (0, [0x1F, 0x8B], new("gzip", "a gzip file (such as .tar.gz)")),
        (0, [.. "BZh"u8], new("bzip2", "a bzip2 file (such as .tar.bz2)")),
        (0, [0xFD, .. "7zXZ\0"u8], new("xz", "an xz file (such as .tar.xz)")),
        (257, [.. "ustar"u8], new("tar", "a tar archive")),
        (0, [0x1A, 0x45, 0xDF, 0xA3], new("matroska", "a Matroska or WebM video")),
        (8, [.. "AVI "u8], new("avi", "an AVI video")),
        (8, [.. "WAVE"u8], new("wav", "a WAV sound")),
        (0, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], new("asf", "a WMV or ASF video")),
        (0, [.. "FLV\x01"u8], new("flv", "a Flash video")),
        (0, [0, 0, 1, 0xBA], new("mpeg", "an MPEG program stream")),
        (0, [.. "{\\rtf"u8], new("rtf", "a Rich Text document (.rtf)")),
        (0, [.. "%!PS"u8], new("postscript", "a PostScript file")),
        (0, [.. "HWP Document File V3"u8], new("hwp3", "a Hangul document (.hwp, version 3)")),
        (0, [0x7F, .. "ELF"u8], new("elf", "a Linux program")),
        (0, [.. "MZ"u8], new("exe", "a Windows program")),
    ];

    /// <param name="head">The first <see cref="HeadBytes"/> of the file, or all of a shorter one.</param>
    /// <param name="fileName">Only its extension is used, and only where the bytes leave a choice.</param>
    /// <returns>Null when nothing is recognised.</returns>
    public static FileFormat? Of(ReadOnlySpan<byte> head, string fileName)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return InsideZip(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return InsideOle(head, fileName);
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return InsideIsoMedia(head[8..12]);
        foreach (var (offset, magic, format) in Table)
        {
            if (head.Length >= offset + magic.Length && head.Slice(offset, magic.Length).SequenceEqual(magic))
                return format;
        }
        if (head[..Math.Min(head.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8) >= 0)
            return Pdf;
        return AsText(head);
    }

    /// <summary>Reads the head of a seekable stream and leaves the stream at its beginning.</summary>
    public static FileFormat? Of(Stream content, string fileName)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return Of(head[..read], fileName);
    }

    private static FileFormat InsideZip(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("mimetypeapplication/hwp+zip"u8) >= 0)
            return new("hwpx", "a Hangul document (.hwpx)");
        if (head.IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) >= 0)
            return new("opendocument", "an OpenDocument file (.odt, .odp, .ods)");
        if (head.IndexOf("mimetypeapplication/epub+zip"u8) >= 0)
            return new("epub", "an e-book (.epub)");
        if (head.IndexOf("[Content_Types].xml"u8) < 0)
            return Zip;
        if (head.IndexOf("ppt/"u8) >= 0)
            return new("pptx", "a PowerPoint document (.pptx)");
        if (head.IndexOf("xl/"u8) >= 0)
            return new("xlsx", "an Excel workbook (.xlsx)");
        return head.IndexOf("word/"u8) >= 0
            ? new("docx", "a Word document (.docx)")
            : new("ooxml", "an Office document (.docx, .pptx, .xlsx)");
    }

    private static FileFormat InsideOle(ReadOnlySpan<byte> head, string fileName)
    {
        if (Names(head, "HwpSummaryInformation"))
            return new("hwp", "a Hangul document (.hwp)");
        if (Names(head, "WordDocument"))
            return new("doc", "a Word document (.doc)");
        if (Names(head, "PowerPoint Document"))
            return new("ppt", "a PowerPoint document (.ppt)");
        if (Names(head, "Workbook"))
            return new("xls", "an Excel workbook (.xls)");
        // The directory may lie anywhere in the file; the name of the file then says more than its head.
        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".HWP" => new("hwp", "a Hangul document (.hwp)"),
            ".DOC" => new("doc", "a Word document (.doc)"),
            ".PPT" => new("ppt", "a PowerPoint document (.ppt)"),
            ".XLS" => new("xls", "an Excel workbook (.xls)"),
            _ => new("ole", "an Office or Hangul document (.doc, .ppt, .xls, .hwp)"),
        };

        static bool Names(ReadOnlySpan<byte> head, string stream) =>
            head.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }

    private static FileFormat InsideIsoMedia(ReadOnlySpan<byte> brand) =>
        Encoding.Latin1.GetString(brand) switch
        {
            "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" => Heic,
            "avif" or "avis" => new("avif", "an AVIF picture"),
            "qt  " => new("mov", "a QuickTime video (.mov)"),
            "M4A " => new("m4a", "an M4A sound"),
            _ => new("mp4", "an MP4 video"),
        };

    private static FileFormat? AsText(ReadOnlySpan<byte> head)
    {
        var trimmed = head.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, .. " \t\r\n"u8]);
        if (StartsWith(trimmed, "<!doctype html") || StartsWith(trimmed, "<html"))
            return new("html", "an HTML page");
        // The head may end inside a character: four bytes of doubt at the end are forgiven.
        var complete = head.Length < HeadBytes || head.Length < 4 ? head : head[..^4];
        return head.Length > 0 && !head.Contains((byte)0) && (Utf8.IsValid(head) || Utf8.IsValid(complete))
            ? PlainText
            : null;

        static bool StartsWith(ReadOnlySpan<byte> text, string what) =>
            text.Length >= what.Length
            && Encoding.Latin1.GetString(text[..what.Length]).Equals(what, StringComparison.OrdinalIgnoreCase);
    }
}

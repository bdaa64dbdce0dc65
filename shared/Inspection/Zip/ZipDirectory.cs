using System.Buffers.Binary;

namespace CourseAI.Inspection.Zip;

/// <summary>
/// Counts the headers of a ZIP's central directory without keeping any. ZipArchive reads them all before it compares
/// them with what the end record claims: a directory of four million entries would cost a gigabyte first.
/// </summary>
internal static class ZipDirectory
{
    private const int EndRecordBytes = 22;
    private const int HeaderBytes = 46;
    private const int MaxCommentBytes = ushort.MaxValue;

    /// <returns>The number of entries, or <paramref name="stopAfter"/> + 1 when there are more; null without an end record.</returns>
    public static int? CountEntries(Stream zip, int stopAfter)
    {
        if (FindDirectory(zip) is not { } offset)
            return null;
        // Reads of 46 bytes each go through a buffer, never to the stream itself.
        var buffered = new BufferedStream(zip, 64 * 1024);
        buffered.Position = offset;
        Span<byte> header = stackalloc byte[HeaderBytes];
        var count = 0;
        while (
            count <= stopAfter
            && buffered.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes
            && header.StartsWith("PK\x01\x02"u8)
        )
        {
            count++;
            var variable =
                BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            buffered.Seek(variable, SeekOrigin.Current);
        }
        return count;
    }

    /// <returns>The directory's offset, or null when the end record is missing or points outside the file.</returns>
    private static long? FindDirectory(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndRecordBytes + MaxCommentBytes)];
        var tailStart = zip.Length - tail.Length;
        zip.Position = tailStart;
        zip.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < EndRecordBytes)
            return null;
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        if (offset == uint.MaxValue && Zip64Directory(zip, tailStart + at) is { } large)
            offset = large;
        return offset >= 0 && offset < zip.Length ? offset : null;
    }

    private static long? Zip64Directory(Stream zip, long endRecord)
    {
        const int LocatorBytes = 20;
        const int EndRecord64Bytes = 56;
        if (endRecord < LocatorBytes)
            return null;
        Span<byte> locator = stackalloc byte[LocatorBytes];
        zip.Position = endRecord - LocatorBytes;
        zip.ReadExactly(locator);
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (!locator.StartsWith("PK\x06\x07"u8) || at < 0 || at > zip.Length - EndRecord64Bytes)
            return null;
        Span<byte> end = stackalloc byte[EndRecord64Bytes];
        zip.Position = at;
        zip.ReadExactly(end);
        return end.StartsWith("PK\x06\x06"u8) ? BinaryPrimitives.ReadInt64LittleEndian(end[48..]) : null;
    }
}

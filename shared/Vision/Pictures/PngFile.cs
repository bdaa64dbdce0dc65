using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace CourseAI.Vision.Pictures;

/// <summary>PNG files (ISO/IEC 15948:2004) with one byte per pixel: its grey, or its index in a palette.</summary>
internal static class PngFile
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// Of a picture as small as a digit, Skia's encoder makes a file of the same size in five times the time, a sixth of what a whole
    /// classification takes.
    /// </summary>
    /// <param name="grey">Row by row, 0 black to 255 white; width × height bytes.</param>
    public static byte[] Grey(ReadOnlySpan<byte> grey, int width, int height) =>
        Encode(grey, width, height, palette: [], CompressionLevel.Fastest);

    /// <param name="indexes">Row by row, each a colour of the palette; width × height bytes.</param>
    /// <param name="palette">Three bytes a colour: red, green, blue; 1 to 256 colours.</param>
    public static byte[] Indexed(ReadOnlySpan<byte> indexes, int width, int height, ReadOnlySpan<byte> palette) =>
        Encode(indexes, width, height, palette, CompressionLevel.SmallestSize);

    private static byte[] Encode(
        ReadOnlySpan<byte> pixels,
        int width,
        int height,
        ReadOnlySpan<byte> palette,
        CompressionLevel compression
    )
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, Header(width, height, hasPalette: !palette.IsEmpty));
        if (!palette.IsEmpty)
            WriteChunk(file, "PLTE"u8, palette);
        WriteChunk(file, "IDAT"u8, Deflated(pixels, width, height, compression));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(int width, int height, bool hasPalette)
    {
        // Then 8 bits, colour type 3 (palette) or 0 (grey), and the only methods of compression, filters and (no) interlacing that are 0.
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, (byte)(hasPalette ? 3 : 0), 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return header;
    }

    private static ReadOnlySpan<byte> Deflated(
        ReadOnlySpan<byte> pixels,
        int width,
        int height,
        CompressionLevel compression
    )
    {
        // Each row begins with its filter: 0, none, which is best for palettes and quickest for all.
        var rows = new byte[height * (width + 1)];
        for (var y = 0; y < height; y++)
            pixels.Slice(y * width, width).CopyTo(rows.AsSpan((y * (width + 1)) + 1));
        var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, compression, leaveOpen: true))
            zlib.Write(rows);
        return deflated.GetBuffer().AsSpan(0, (int)deflated.Length);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}

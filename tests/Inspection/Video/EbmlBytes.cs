using System.Buffers.Binary;
using System.Text;

namespace CourseAI.Inspection.Tests.Video;

/// <summary>Matroska elements (RFC 9559) built byte by byte.</summary>
internal static class EbmlBytes
{
    public static byte[] Element(uint id, params byte[][] parts)
    {
        var body = IsoBytes.Join(parts);
        return IsoBytes.Join(Id(id), Size(body.Length), body);
    }

    /// <summary>Claims a size that it need not have.</summary>
    public static byte[] Claiming(uint id, long size, params byte[][] parts) =>
        IsoBytes.Join([Id(id), Size(size), .. parts]);

    /// <summary>Of unknown size, as written live.</summary>
    public static byte[] Endless(uint id, params byte[][] parts) => IsoBytes.Join([Id(id), [0xFF], .. parts]);

    public static byte[] Number(uint id, ulong value) => Element(id, IsoBytes.U64(value));

    public static byte[] Text(uint id, string value) => Element(id, Encoding.ASCII.GetBytes(value));

    public static byte[] Header(string docType = "webm") => Element(0x1A45DFA3, Text(0x4282, docType));

    public static byte[] Info(double? duration = null, ulong? scale = null)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, duration ?? 0);
        return Element(
            0x1549A966,
            scale is { } nanoseconds ? Number(0x2AD7B1, nanoseconds) : [],
            duration is null ? [] : Element(0x4489, bytes)
        );
    }

    /// <param name="frameDuration">Nanoseconds.</param>
    public static byte[] Track(
        ulong number = 1,
        ulong type = 1,
        ulong? frameDuration = null,
        ulong enabled = 1,
        byte[]? more = null
    ) =>
        Element(
            0xAE,
            Number(0xD7, number),
            Number(0x83, type),
            Number(0xB9, enabled),
            Text(0x86, "V_VP9"),
            frameDuration is { } nanoseconds ? Number(0x23E383, nanoseconds) : [],
            Element(0xE0, Number(0xB0, 640), Number(0xBA, 360)),
            more ?? []
        );

    public static byte[] Tracks(params byte[][] tracks) => Element(0x1654AE6B, tracks);

    public static byte[] Segment(params byte[][] parts) => Element(0x18538067, parts);

    /// <summary>Default scale: timestamps in milliseconds.</summary>
    public static byte[] Film(params byte[][] inSegment) => IsoBytes.Join(Header(), Segment(inSegment));

    public static byte[] Cluster(ulong timestamp, params byte[][] blocks) =>
        Element(0x1F43B675, [Number(0xE7, timestamp), .. blocks]);

    public static byte[] SimpleBlock(short timestamp, byte track = 1) =>
        Element(0xA3, BlockHeader(timestamp, track, 0), Picture);

    /// <summary>Xiph lacing; what the laces' sizes are does not matter here.</summary>
    public static byte[] LacedBlock(short timestamp, byte frames) =>
        Element(0xA3, BlockHeader(timestamp, 1, 0x02), [(byte)(frames - 1)], new byte[frames]);

    public static byte[] BlockGroup(short timestamp, ulong duration) =>
        Element(0xA0, Element(0xA1, BlockHeader(timestamp, 1, 0), Picture), Number(0x9B, duration));

    private static readonly byte[] Picture = [0xAB, 0xCD];

    private static byte[] BlockHeader(short timestamp, byte track, byte flags) =>
        [(byte)(0x80 | track), (byte)(timestamp >> 8), (byte)timestamp, flags];

    private static byte[] Id(uint id) => [.. IsoBytes.U32(id).SkipWhile(part => part == 0)];

    private static byte[] Size(long size) => IsoBytes.U64((1UL << 56) | (ulong)size);
}

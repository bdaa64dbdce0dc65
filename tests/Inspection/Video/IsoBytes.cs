using System.Buffers.Binary;
using System.Text;

namespace CourseAI.Inspection.Tests.Video;

/// <summary>Boxes of ISO/IEC 14496-12 built byte by byte, right ones and wrong ones.</summary>
internal static class IsoBytes
{
    public static byte[] U16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] U32(long value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, unchecked((uint)value));
        return bytes;
    }

    public static byte[] U64(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Zeros(int count) => new byte[count];

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Box(string type, params byte[][] parts) =>
        Join([U32(8 + parts.Sum(part => part.Length)), Encoding.ASCII.GetBytes(type), .. parts]);

    /// <summary>With its size in 64 bits, and another one than it has where <paramref name="claim"/> says so.</summary>
    public static byte[] LongBox(string type, ulong? claim, params byte[][] parts) =>
        Join([
            U32(1),
            Encoding.ASCII.GetBytes(type),
            U64(claim ?? (ulong)(16 + parts.Sum(part => part.Length))),
            .. parts,
        ]);

    public static byte[] ClaimingBox(string type, long claim, params byte[][] parts) =>
        Join([U32(claim), Encoding.ASCII.GetBytes(type), .. parts]);

    public static byte[] FullBox(string type, int flags, params byte[][] parts) => Box(type, [U32(flags), .. parts]);

    /// <summary>Version, flags and number of rows, as the rows have it or as <paramref name="claim"/> says.</summary>
    public static byte[] Table(string type, long? claim, params byte[][] rows) =>
        FullBox(type, 0, [U32(claim ?? rows.Length), .. rows]);

    public static byte[] Ftyp(string brand = "isom") => Box("ftyp", Encoding.ASCII.GetBytes(brand), U32(0));

    public static byte[] Mvhd(long timescale = 1000, long duration = 0) =>
        FullBox("mvhd", 0, Zeros(8), U32(timescale), U32(duration), Zeros(80));

    public static byte[] Tkhd(int id = 1, bool enabled = true, long duration = 0) =>
        FullBox("tkhd", enabled ? 3 : 0, Zeros(8), U32(id), Zeros(4), U32(duration), Zeros(60));

    public static byte[] Mdhd(long timescale = 1000, long duration = 0) =>
        FullBox("mdhd", 0, Zeros(8), U32(timescale), U32(duration), Zeros(4));

    public static byte[] Hdlr(string handler = "vide") =>
        FullBox("hdlr", 0, Zeros(4), Encoding.ASCII.GetBytes(handler), Zeros(13));

    public static byte[] Stsd(string codec = "avc1", int width = 640, int height = 360) =>
        Table("stsd", null, Box(codec, Zeros(24), U16(width), U16(height), Zeros(50)));

    public static byte[] Stts(params (long Count, long Delta)[] rows) =>
        Table("stts", null, [.. rows.Select(row => Join(U32(row.Count), U32(row.Delta)))]);

    /// <summary>All samples of one size.</summary>
    public static byte[] Stsz(long count, long size = 1) => FullBox("stsz", 0, U32(size), U32(count));

    public static byte[] Trak(byte[] tkhd, byte[] mdhd, byte[] hdlr, byte[][] stbl, params byte[][] more) =>
        Box("trak", [tkhd, .. more, Box("mdia", mdhd, hdlr, Box("minf", Box("stbl", stbl)))]);

    /// <summary>A video track of 1,000 ticks a second with the given tables.</summary>
    public static byte[] VideoTrak(params byte[][] tables) => Trak(Tkhd(), Mdhd(), Hdlr(), [Stsd(), .. tables]);

    public static byte[] Film(params byte[][] inMoov) => Join(Ftyp(), Box("moov", [Mvhd(), .. inMoov]));

    /// <summary>Announces fragments of track 1.</summary>
    public static byte[] Mvex(long defaultDuration = 0) =>
        Box("mvex", FullBox("trex", 0, U32(1), U32(1), U32(defaultDuration), U32(0), U32(0)));

    public static byte[] FragmentedFilm(byte[] mvex, params byte[][] fragments) =>
        Join([Film(VideoTrak(Stts(), Stsz(0)), mvex), .. fragments]);

    public static byte[] Moof(params byte[][] inTraf) => Box("moof", FullBox("mfhd", 0, U32(1)), Box("traf", inTraf));

    public static byte[] Tfhd(int track = 1, long? defaultDuration = null) =>
        FullBox("tfhd", defaultDuration is null ? 0 : 8, U32(track), defaultDuration is { } d ? U32(d) : []);

    public static byte[] Tfdt(long time) => FullBox("tfdt", 0, U32(time));

    /// <summary>Samples of the default duration.</summary>
    public static byte[] Trun(long samples) => FullBox("trun", 0, U32(samples));

    /// <summary>Samples with durations of their own.</summary>
    public static byte[] TrunOf(params long[] durations) =>
        FullBox("trun", 0x100, [U32(durations.Length), .. durations.Select(U32)]);
}

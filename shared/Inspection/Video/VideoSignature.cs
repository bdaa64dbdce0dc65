using System.Text;

namespace CourseAI.Inspection.Video;

internal enum VideoFamily
{
    IsoBaseMedia,
    Matroska,
    Other,
}

/// <param name="Name">For a person: "an AVI video"; null when nothing is recognised.</param>
internal readonly record struct VideoSignature(VideoFamily Family, string? Name)
{
    /// <summary>Bytes from the start of a file that every signature here fits into.</summary>
    public const int Length = 400;

    public const string Accepted = "MP4, MOV, M4V, WebM, MKV";

    /// <summary>Boxes that a file of this family starts with; old QuickTime files have no <c>ftyp</c>.</summary>
    private static readonly string[] FirstBoxes =
    [
        "ftyp",
        "styp",
        "moov",
        "moof",
        "mdat",
        "free",
        "skip",
        "wide",
        "pnot",
        "sidx",
    ];

    /// <summary>Still pictures in the same boxes (ISO/IEC 23008-12), by major brand.</summary>
    private static readonly string[] PictureBrands = ["heic", "heix", "heim", "heis", "mif1", "avif"];

    private static readonly (int At, byte[] Bytes, string Name)[] Others =
    [
        (8, "AVI "u8.ToArray(), "an AVI video"),
        (8, "WAVE"u8.ToArray(), "a WAV sound"),
        (8, "WEBP"u8.ToArray(), "a WebP picture"),
        (0, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "a Windows Media (WMV/ASF) video"),
        (0, "FLV"u8.ToArray(), "a Flash (FLV) video"),
        (0, "OggS"u8.ToArray(), "an Ogg file"),
        (0, ".RMF"u8.ToArray(), "a RealMedia video"),
        (0, [0, 0, 1, 0xBA], "an MPEG programme stream (MPG/VOB)"),
        (0, [0, 0, 1, 0xB3], "an MPEG-1/2 video stream"),
        (0, [0, 0, 0, 1], "a bare H.264/H.265 stream"),
        (0, "GIF8"u8.ToArray(), "a GIF picture"),
        (0, [0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        (0, [0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (0, "%PDF"u8.ToArray(), "a PDF document"),
        (0, "PK\u0003\u0004"u8.ToArray(), "a ZIP archive (or an Office document)"),
        (0, "ID3"u8.ToArray(), "an MP3 sound"),
        (0, [0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        (0, "#EXTM3U"u8.ToArray(), "a playlist (M3U8), not a video"),
    ];

    /// <param name="head">The file's first bytes, <see cref="Length"/> of them where it has so many.</param>
    public static VideoSignature Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return new(VideoFamily.Matroska, "a Matroska or WebM video");
        if (head.Length >= 8 && FirstBoxes.Contains(Encoding.Latin1.GetString(head.Slice(4, 4))))
        {
            var isPicture =
                head.Length >= 12
                && head.Slice(4, 4).SequenceEqual("ftyp"u8)
                && PictureBrands.Contains(Encoding.Latin1.GetString(head.Slice(8, 4)));
            return isPicture
                ? new(VideoFamily.Other, "a HEIF or AVIF picture")
                : new(VideoFamily.IsoBaseMedia, "an ISO base media file");
        }
        foreach (var (at, bytes, name) in Others)
        {
            if (head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes))
                return new(VideoFamily.Other, name);
        }
        // Transport streams: a sync byte every 188 bytes, or every 192 with a time stamp before each (cameras' MTS).
        if (head.Length >= 197 && ((head[0] == 0x47 && head[188] == 0x47) || (head[4] == 0x47 && head[196] == 0x47)))
            return new(VideoFamily.Other, "an MPEG transport stream (TS/MTS)");
        return new(VideoFamily.Other, null);
    }
}

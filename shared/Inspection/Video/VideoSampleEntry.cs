using System.Buffers.Binary;

namespace CourseAI.Inspection.Video;

/// <summary>The first entry of a video track's <c>stsd</c>.</summary>
/// <param name="Codec">Its four characters: <c>avc1</c>, <c>hvc1</c>; <c>encv</c> when encrypted, which changes no duration.</param>
/// <param name="Width">Pixels as stored; 0 when the entry is too short to tell.</param>
internal sealed record VideoSampleEntry(string Codec, int Width, int Height)
{
    private const int TableHeader = 8; // version, flags, entry count
    private const int SizesAt = TableHeader + 32;

    public static async Task<VideoSampleEntry> ReadAsync(IsoBoxReader reader, IsoBox stsd, CancellationToken ct)
    {
        var bytes = await reader.HeadAsync(stsd, SizesAt + 4, ct);
        if (bytes.Length < TableHeader + IsoBox.ShortHeader)
            throw UnreadableVideoException.Damaged(
                $"The video track names no codec: its stsd at offset {stsd.Start} is empty."
            );
        var codec = IsoBox.FourCharacters(bytes.Span[(TableHeader + 4)..]);
        return bytes.Length < SizesAt + 4
            ? new VideoSampleEntry(codec, 0, 0)
            : new VideoSampleEntry(
                codec,
                BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[SizesAt..]),
                BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[(SizesAt + 2)..])
            );
    }
}

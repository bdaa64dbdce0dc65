using System.Buffers.Binary;
using System.Text;

namespace CourseAI.Inspection.Video;

/// <summary>A box of ISO/IEC 14496-12 (an atom of QuickTime): where it lies, not what it holds.</summary>
/// <param name="Type">Four characters; those outside of printable ASCII are shown as <c>?</c>.</param>
/// <param name="Body">Offset of the first byte after the header.</param>
/// <param name="End">Offset after the last byte, never beyond what it lies in.</param>
/// <param name="Overruns">It claims to be longer than what it lies in.</param>
internal readonly record struct IsoBox(string Type, long Start, long Body, long End, bool Overruns)
{
    public const int ShortHeader = 8;
    public const int LongHeader = 16;

    /// <summary>Header bytes that must be at hand to read the box which starts with these eight.</summary>
    public static int HeaderLength(ReadOnlySpan<byte> firstEight) =>
        BinaryPrimitives.ReadUInt32BigEndian(firstEight) == 1 ? LongHeader : ShortHeader;

    /// <param name="bytes">From the box's start.</param>
    /// <param name="start">Offset of those bytes.</param>
    /// <param name="end">End of what the box lies in.</param>
    /// <returns>Null when no box can start here.</returns>
    public static IsoBox? Read(ReadOnlySpan<byte> bytes, long start, long end)
    {
        if (bytes.Length < ShortHeader || bytes.Length < HeaderLength(bytes))
            return null;
        var header = HeaderLength(bytes);
        var size =
            header == LongHeader
                ? BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])
                : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var space = (ulong)(end - start);
        if (header == ShortHeader && size == 0)
            size = space; // to the end
        if (size < (ulong)header)
            return null;
        var overruns = size > space;
        return new IsoBox(
            FourCharacters(bytes[4..]),
            start,
            start + header,
            overruns ? end : start + (long)size,
            overruns
        );
    }

    public static string FourCharacters(ReadOnlySpan<byte> bytes) =>
        string.Create(
            4,
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            static (characters, value) =>
            {
                for (var i = 0; i < 4; i++)
                {
                    var character = (char)((value >> (24 - (8 * i))) & 0xFF);
                    characters[i] = character is >= ' ' and <= '~' ? character : '?';
                }
            }
        );
}

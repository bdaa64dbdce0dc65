using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CourseAI.Inspection.Video;

/// <summary>What fragments of a track leave unsaid (<c>trex</c>); ticks and bytes of each sample.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FragmentDefaults(uint Duration, uint Size)
{
    /// <param name="trex">At least <see cref="BoxLength"/> bytes of its body.</param>
    public static (uint TrackId, FragmentDefaults Defaults) Read(ReadOnlySpan<byte> trex) =>
        (
            BinaryPrimitives.ReadUInt32BigEndian(trex[4..]),
            new FragmentDefaults(
                BinaryPrimitives.ReadUInt32BigEndian(trex[12..]),
                BinaryPrimitives.ReadUInt32BigEndian(trex[16..])
            )
        );

    /// <summary>Version and flags, track id, sample description, duration, size, flags.</summary>
    public const int BoxLength = 24;
}

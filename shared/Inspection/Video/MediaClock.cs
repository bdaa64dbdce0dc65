using System.Buffers.Binary;

namespace CourseAI.Inspection.Video;

/// <summary>What <c>mvhd</c> and <c>mdhd</c> both begin with: how many ticks a second has, and a claim.</summary>
/// <param name="TicksPerSecond">More than 0.</param>
/// <param name="Claim">The header's duration in ticks; null when it claims none.</param>
internal sealed record MediaClock(uint TicksPerSecond, Int128? Claim)
{
    public decimal? ClaimedSeconds => Seconds(Claim);

    /// <returns>Null for no claim, or an absurd one.</returns>
    public decimal? Seconds(Int128? ticks) => ticks is { } known ? MediaTime.TrySeconds(known, TicksPerSecond) : null;

    /// <exception cref="UnreadableVideoException">The box is too short, or its time scale is 0.</exception>
    public static async Task<MediaClock> ReadAsync(IsoBoxReader reader, IsoBox box, CancellationToken ct)
    {
        // version, flags, created and modified (4 or 8 bytes each), time scale, duration
        var isLong = (await reader.BodyAsync(box, 4, ct)).Span[0] == 1;
        var body = (await reader.BodyAsync(box, isLong ? 32 : 20, ct)).Span;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(body[(isLong ? 20 : 12)..]);
        return scale == 0
            ? throw UnreadableVideoException.Damaged(
                $"The clock '{box.Type}' at offset {box.Start} has 0 ticks per second."
            )
            : new MediaClock(scale, Duration(body[(isLong ? 24 : 16)..], isLong));
    }

    /// <summary>All ones mean "unknown" (ISO/IEC 14496-12, 8.2.2.3), and 0 is what writers of fragments put.</summary>
    public static Int128? Duration(ReadOnlySpan<byte> bytes, bool isLong)
    {
        var unknown = isLong ? ulong.MaxValue : uint.MaxValue;
        var ticks = isLong ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return ticks == 0 || ticks == unknown ? null : ticks;
    }
}

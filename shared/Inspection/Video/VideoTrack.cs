using System.Buffers.Binary;

namespace CourseAI.Inspection.Video;

/// <param name="Enabled">Players show it unless asked otherwise (tkhd flag 1).</param>
/// <param name="Clock">That of the sample table.</param>
/// <param name="ClaimedSeconds">Longer length of tkhd and mdhd; null when they claim none.</param>
/// <param name="PresentedSeconds">Length that the edit list shows; null without one.</param>
internal sealed record VideoTrack(
    uint Id,
    bool Enabled,
    MediaClock Clock,
    decimal? ClaimedSeconds,
    decimal? PresentedSeconds,
    VideoSampleEntry Entry,
    SampleTable Table
)
{
    /// <param name="movie">The clock that tkhd and elst count in.</param>
    /// <returns>Null for a track that is not video.</returns>
    /// <exception cref="UnreadableVideoException">A video track lacks what a player needs, or has it twice.</exception>
    public static async Task<VideoTrack?> ReadAsync(
        IsoBoxReader reader,
        IsoBox trak,
        MediaClock movie,
        CancellationToken ct
    )
    {
        var parts = await reader.OnlyChildrenAsync(trak, ["tkhd", "edts", "mdia"], ct);
        if (!parts.TryGetValue("mdia", out var mdia))
            return null;
        var media = await reader.OnlyChildrenAsync(mdia, ["mdhd", "hdlr", "minf"], ct);
        if (!media.TryGetValue("hdlr", out var hdlr) || !await IsVideoAsync(reader, hdlr, ct))
            return null;

        var header = await HeaderAsync(reader, Needed(parts, "tkhd"), ct);
        var clock = await MediaClock.ReadAsync(reader, Needed(media, "mdhd"), ct);
        var stbl = Needed(await reader.OnlyChildrenAsync(Needed(media, "minf"), ["stbl"], ct), "stbl");
        var tables = await reader.OnlyChildrenAsync(stbl, ["stsd", .. SampleTable.Boxes], ct);

        decimal? presented = null;
        if (
            parts.TryGetValue("edts", out var edts)
            && (await reader.OnlyChildrenAsync(edts, ["elst"], ct)).TryGetValue("elst", out var elst)
        )
            presented = await EditList.ShownSecondsAsync(reader, elst, movie, ct);

        return new VideoTrack(
            header.Id,
            header.Enabled,
            clock,
            new[] { movie.Seconds(header.Claim), clock.ClaimedSeconds }.Max(),
            presented,
            await VideoSampleEntry.ReadAsync(reader, Needed(tables, "stsd"), ct),
            await SampleTable.ReadAsync(reader, tables, Needed(tables, "stts"), ct)
        );

        IsoBox Needed(Dictionary<string, IsoBox> boxes, string type) =>
            boxes.TryGetValue(type, out var box)
                ? box
                : throw UnreadableVideoException.Damaged($"The video track at offset {trak.Start} has no '{type}'.");
    }

    private static async Task<bool> IsVideoAsync(IsoBoxReader reader, IsoBox hdlr, CancellationToken ct) =>
        (await reader.BodyAsync(hdlr, 12, ct)).Span[8..12].SequenceEqual("vide"u8);

    private static async Task<(uint Id, bool Enabled, Int128? Claim)> HeaderAsync(
        IsoBoxReader reader,
        IsoBox tkhd,
        CancellationToken ct
    )
    {
        // version, flags, created and modified (4 or 8 bytes each), id, reserved, duration
        var isLong = (await reader.BodyAsync(tkhd, 4, ct)).Span[0] == 1;
        var body = (await reader.BodyAsync(tkhd, isLong ? 36 : 24, ct)).Span;
        return (
            BinaryPrimitives.ReadUInt32BigEndian(body[(isLong ? 20 : 12)..]),
            (body[3] & 1) != 0,
            MediaClock.Duration(body[(isLong ? 28 : 20)..], isLong)
        );
    }
}

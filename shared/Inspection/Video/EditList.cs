using System.Buffers.Binary;

namespace CourseAI.Inspection.Video;

/// <summary>A track's <c>elst</c>: which stretches of its media a player shows. Editors on phones trim by it alone.</summary>
internal static class EditList
{
    /// <summary>
    /// Sum of the edits that show media; an empty edit (media time -1) only delays. Edits of length 0 stand for "the
    /// rest" and shift without cutting, as writers of fragments use them: with none other nothing is cut.
    /// </summary>
    /// <returns>Seconds; null when nothing is cut, or for an absurd length, which a player cannot follow either.</returns>
    public static async Task<decimal?> ShownSecondsAsync(
        IsoBoxReader reader,
        IsoBox elst,
        MediaClock movie,
        CancellationToken ct
    )
    {
        const int header = 8; // version, flags, entry count
        var head = await reader.BodyAsync(elst, header, ct);
        var isLong = head.Span[0] == 1;
        var rows = BinaryPrimitives.ReadUInt32BigEndian(head.Span[4..]);
        var row = isLong ? 20 : 12; // duration, media time, rate
        Int128 shown = 0;
        await foreach (var page in reader.RowsAsync(elst, header, rows, row, ct))
        {
            for (var at = 0; at < page.Length; at += row)
                shown += Shown(page.Span[at..], isLong);
        }
        return shown == 0 ? null : movie.Seconds(shown);
    }

    private static Int128 Shown(ReadOnlySpan<byte> edit, bool isLong)
    {
        var (duration, mediaTime) = isLong
            ? (BinaryPrimitives.ReadUInt64BigEndian(edit), BinaryPrimitives.ReadInt64BigEndian(edit[8..]))
            : (BinaryPrimitives.ReadUInt32BigEndian(edit), BinaryPrimitives.ReadInt32BigEndian(edit[4..]));
        return mediaTime < 0 ? 0 : duration;
    }
}

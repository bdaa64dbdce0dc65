using System.Buffers.Binary;

namespace CourseAI.Inspection.Video;

/// <summary>What a track's sample table (<c>stbl</c>) says of its samples, whatever the headers claim.</summary>
/// <param name="Samples">Number of samples.</param>
/// <param name="Ticks">Sum of their decode durations, in the track's own clock.</param>
/// <param name="DataEnd">Offset after the sample data that lies last in the file; 0 without samples.</param>
internal sealed record SampleTable(long Samples, Int128 Ticks, long DataEnd)
{
    private const int FullBox = 4; // version and flags
    private const int CountedHeader = FullBox + 4;

    /// <exception cref="UnreadableVideoException">A table is missing, doubled or shorter than it claims.</exception>
    public static async Task<SampleTable> ReadAsync(IsoBoxReader reader, IsoBox stbl, CancellationToken ct)
    {
        var tables = new Dictionary<string, IsoBox>(StringComparer.Ordinal);
        await foreach (var box in reader.ChildrenAsync(stbl, ct))
        {
            // Players differ in which of two counts, so a second one could hide any length.
            if (box.Type is "stts" or "stsz" or "stsc" or "stco" or "co64" && !tables.TryAdd(box.Type, box))
                throw UnreadableVideoException.Damaged(
                    $"The track's sample table has two boxes '{box.Type}', the second at offset {box.Start}."
                );
        }
        if (!tables.TryGetValue("stts", out var stts))
            throw UnreadableVideoException.Damaged(
                $"The track's sample table at offset {stbl.Start} has no durations (stts)."
            );

        // Without stsz (or with the rare compact stz2) the durations alone tell how many samples there are.
        (uint Uniform, long Count)? sizes = null;
        if (tables.TryGetValue("stsz", out var stsz))
        {
            var head = (await reader.BodyAsync(stsz, CountedHeader + 4, ct)).Span;
            sizes = (Word(head, FullBox), Word(head, CountedHeader));
        }
        var (samples, ticks) = await DurationsAsync(reader, stts, sizes?.Count, ct);

        var dataEnd = 0L;
        if (tables.TryGetValue("co64", out var offsets) || tables.TryGetValue("stco", out offsets))
        {
            tables.TryGetValue("stsc", out var stsc);
            dataEnd = await DataEndAsync(reader, offsets, stsc, stsz, sizes, ct);
        }
        return new SampleTable(samples, ticks, dataEnd);
    }

    /// <summary>
    /// As players do: samples exist by their sizes; when more exist than have durations, the last duration goes on.
    /// Otherwise a table of one row "1 sample" would make any film a frame long.
    /// </summary>
    private static async Task<(long Samples, Int128 Ticks)> DurationsAsync(
        IsoBoxReader reader,
        IsoBox stts,
        long? samples,
        CancellationToken ct
    )
    {
        var left = samples ?? long.MaxValue;
        var counted = 0L;
        var last = 0u;
        Int128 ticks = 0;
        await foreach (var page in RowsAsync(reader, stts, 8, ct))
        {
            for (var at = 0; at < page.Length && left > 0; at += 8)
            {
                var count = Math.Min(Word(page.Span, at), left);
                last = Word(page.Span, at + 4);
                ticks += (Int128)count * last;
                counted += count;
                left -= count;
            }
            if (left == 0)
                break;
        }
        return samples is { } known ? (known, ticks + ((Int128)left * last)) : (counted, ticks);
    }

    /// <summary>Where the chunk that lies last in the file ends: its offset and the sizes of its samples alone are read.</summary>
    private static async Task<long> DataEndAsync(
        IsoBoxReader reader,
        IsoBox offsets,
        IsoBox stsc,
        IsoBox stsz,
        (uint Uniform, long Count)? sizes,
        CancellationToken ct
    )
    {
        var rowLength = offsets.Type == "co64" ? 8 : 4;
        var (chunk, lastChunk, offset) = (0L, 0L, -1L);
        await foreach (var page in RowsAsync(reader, offsets, rowLength, ct))
        {
            for (var at = 0; at < page.Length; at += rowLength)
            {
                chunk++;
                var here =
                    rowLength == 8
                        ? (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(page.Span[at..]), long.MaxValue / 2)
                        : Word(page.Span, at);
                if (here > offset)
                    (lastChunk, offset) = (chunk, here);
            }
        }
        if (lastChunk == 0 || sizes is not { } known || stsc.Type is null)
            return Math.Max(offset, 0);

        var (first, count) = await SamplesOfChunkAsync(reader, stsc, lastChunk, ct);
        count = Math.Clamp(known.Count - first, 0, count);
        if (known.Uniform != 0)
            return Sum(offset, (Int128)known.Uniform * count);
        Int128 bytes = 0;
        var before = CountedHeader + 4 + (first * 4);
        await foreach (var page in reader.RowsAsync(stsz, before, count, 4, ct))
        {
            for (var at = 0; at < page.Length; at += 4)
                bytes += Word(page.Span, at);
        }
        return Sum(offset, bytes);
    }

    /// <param name="chunk">From 1.</param>
    /// <returns>Index from 0 of the chunk's first sample, and how many it has.</returns>
    private static async Task<(long First, long Count)> SamplesOfChunkAsync(
        IsoBoxReader reader,
        IsoBox stsc,
        long chunk,
        CancellationToken ct
    )
    {
        Int128 first = 0;
        var (run, perChunk) = (1L, 0L);
        await foreach (var page in RowsAsync(reader, stsc, 12, ct))
        {
            for (var at = 0; at < page.Length; at += 12)
            {
                var next = Math.Max(run, (long)Word(page.Span, at));
                if (next > chunk)
                    return Found();
                first += (Int128)(next - run) * perChunk;
                (run, perChunk) = (next, Word(page.Span, at + 4));
            }
        }
        return Found();

        (long, long) Found() => ((long)Int128.Min(first + ((Int128)(chunk - run) * perChunk), uint.MaxValue), perChunk);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync(
        IsoBoxReader reader,
        IsoBox table,
        int rowLength,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        var rows = Word((await reader.BodyAsync(table, CountedHeader, ct)).Span, FullBox);
        await foreach (var page in reader.RowsAsync(table, CountedHeader, rows, rowLength, ct))
            yield return page;
    }

    private static long Sum(long offset, Int128 bytes) => (long)Int128.Min(offset + bytes, long.MaxValue);

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}

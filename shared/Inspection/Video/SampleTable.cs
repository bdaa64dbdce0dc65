using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CourseAI.Inspection.Video;

/// <summary>What a track's sample table (<c>stbl</c>) says of its samples, whatever the headers claim.</summary>
/// <param name="Samples">Number of samples.</param>
/// <param name="Ticks">Sum of their decode durations, in the track's own clock.</param>
/// <param name="DataEnd">Offset after the sample data that lies last in the file; 0 without samples.</param>
internal sealed record SampleTable(long Samples, Int128 Ticks, long DataEnd)
{
    private const int FullBox = 4; // version and flags
    private const int CountedHeader = FullBox + 4; // … and number of rows
    private const int SizesHeader = CountedHeader + 4; // stsz and stz2: size (or its width) before the number

    /// <summary>The boxes that are read of a sample table.</summary>
    public static readonly string[] Boxes = ["stts", "stsz", "stz2", "stsc", "stco", "co64"];

    /// <param name="boxes">Those of <see cref="Boxes"/> that the track has.</param>
    /// <exception cref="UnreadableVideoException">A table is shorter than it claims.</exception>
    public static async Task<SampleTable> ReadAsync(
        IsoBoxReader reader,
        IReadOnlyDictionary<string, IsoBox> boxes,
        IsoBox stts,
        CancellationToken ct
    )
    {
        long? count = null;
        if (boxes.TryGetValue("stsz", out var sizes) || boxes.TryGetValue("stz2", out sizes))
            count = Word((await reader.BodyAsync(sizes, SizesHeader, ct)).Span, CountedHeader);
        var (samples, ticks) = await DurationsAsync(reader, stts, count, ct);

        var dataEnd = 0L;
        if (boxes.TryGetValue("co64", out var offsets) || boxes.TryGetValue("stco", out offsets))
        {
            var (chunk, offset) = await LastChunkAsync(reader, offsets, ct);
            dataEnd = offset;
            if (chunk > 0 && sizes.Type == "stsz" && boxes.TryGetValue("stsc", out var stsc))
            {
                var (first, inChunk) = await SamplesOfChunkAsync(reader, stsc, chunk, ct);
                dataEnd = Sum(offset, await BytesAsync(reader, sizes, first, inChunk, ct));
            }
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

    /// <returns>Number from 1 and offset of the chunk that lies last in the file; zeros when there is none.</returns>
    private static async Task<(long Chunk, long Offset)> LastChunkAsync(
        IsoBoxReader reader,
        IsoBox offsets,
        CancellationToken ct
    )
    {
        var isLong = offsets.Type == "co64";
        var row = isLong ? 8 : 4;
        var (chunk, last, lastOffset) = (0L, 0L, 0L);
        await foreach (var page in RowsAsync(reader, offsets, row, ct))
        {
            for (var at = 0; at < page.Length; at += row)
            {
                chunk++;
                var offset = isLong
                    ? (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(page.Span[at..]), long.MaxValue)
                    : Word(page.Span, at);
                if (offset >= lastOffset)
                    (last, lastOffset) = (chunk, offset);
            }
        }
        return (last, lastOffset);
    }

    /// <summary>Bytes of some samples, of whose sizes only these are read.</summary>
    private static async Task<Int128> BytesAsync(
        IsoBoxReader reader,
        IsoBox stsz,
        long first,
        long count,
        CancellationToken ct
    )
    {
        var head = (await reader.BodyAsync(stsz, SizesHeader, ct)).Span;
        var (uniform, all) = (Word(head, FullBox), Word(head, CountedHeader));
        count = Math.Clamp(all - first, 0, count);
        if (uniform != 0 || count == 0)
            return (Int128)uniform * count;
        Int128 bytes = 0;
        await foreach (var page in reader.RowsAsync(stsz, SizesHeader + (first * 4), count, 4, ct))
        {
            for (var at = 0; at < page.Length; at += 4)
                bytes += Word(page.Span, at);
        }
        return bytes;
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
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var rows = Word((await reader.BodyAsync(table, CountedHeader, ct)).Span, FullBox);
        await foreach (var page in reader.RowsAsync(table, CountedHeader, rows, rowLength, ct))
            yield return page;
    }

    private static long Sum(long offset, Int128 bytes) => (long)Int128.Min(offset + bytes, long.MaxValue);

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}

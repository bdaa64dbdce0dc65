using System.Runtime.CompilerServices;

namespace CourseAI.Inspection.Video;

/// <summary>Walks the boxes of a file by their headers; bodies are read only when asked for.</summary>
internal sealed class IsoBoxReader(Stream file)
{
    private readonly WindowReader _windows = new(file);

    public long Length => _windows.Length;

    /// <summary>The boxes between two offsets, in order. Ends quietly where bytes are no box: writers leave padding there.</summary>
    public async IAsyncEnumerable<IsoBox> BoxesAsync(
        long start,
        long end,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (var at = start; at < end; )
        {
            var header = await _windows.ReadAsync(at, (int)Math.Min(IsoBox.LongHeader, end - at), ct);
            if (IsoBox.Read(header.Span, at, end) is not { } box)
                yield break;
            yield return box;
            at = box.End;
        }
    }

    public IAsyncEnumerable<IsoBox> ChildrenAsync(IsoBox box, CancellationToken ct) =>
        BoxesAsync(box.Body, box.End, ct);

    /// <summary>
    /// The children of the given types, each of which may come once: players differ in which of two counts, so a second
    /// one could hide any length.
    /// </summary>
    /// <exception cref="UnreadableVideoException">One comes twice.</exception>
    public async Task<Dictionary<string, IsoBox>> OnlyChildrenAsync(IsoBox parent, string[] types, CancellationToken ct)
    {
        var found = new Dictionary<string, IsoBox>(StringComparer.Ordinal);
        await foreach (var box in ChildrenAsync(parent, ct))
        {
            if (types.Contains(box.Type) && !found.TryAdd(box.Type, box))
                throw UnreadableVideoException.Damaged(
                    $"The box '{parent.Type}' at offset {parent.Start} has two '{box.Type}', the second at offset {box.Start}."
                );
        }
        return found;
    }

    /// <summary>The first <paramref name="count"/> bytes of a box's body, fewer only where the box is shorter.</summary>
    public ValueTask<ReadOnlyMemory<byte>> HeadAsync(IsoBox box, int count, CancellationToken ct) =>
        _windows.ReadAsync(box.Body, (int)Math.Min(count, box.End - box.Body), ct);

    /// <returns>At least <paramref name="count"/> bytes of a box's body.</returns>
    /// <exception cref="UnreadableVideoException">The box is shorter.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> BodyAsync(IsoBox box, int count, CancellationToken ct)
    {
        var body = await HeadAsync(box, count, ct);
        return body.Length >= count
            ? body
            : throw UnreadableVideoException.Damaged(
                $"The box '{box.Type}' at offset {box.Start} is too short: {box.End - box.Start} bytes."
            );
    }

    /// <summary>
    /// The rows of a table, a window's worth at a time: nothing is allocated by a count that the file claims.
    /// </summary>
    /// <param name="skip">Bytes of the body before the first row.</param>
    /// <exception cref="UnreadableVideoException">The box does not hold so many rows.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync(
        IsoBox box,
        long skip,
        long rows,
        int rowLength,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        if (rows > (box.End - box.Body - skip) / rowLength)
            throw UnreadableVideoException.Damaged(
                $"The box '{box.Type}' at offset {box.Start} claims {rows} entries of {rowLength} bytes but has {box.End - box.Start} bytes."
            );
        for (long at = box.Body + skip, end = at + (rows * rowLength); at < end; )
        {
            var wanted = (int)Math.Min(end - at, WindowReader.Window / rowLength * rowLength);
            var page = await _windows.ReadAsync(at, wanted, ct);
            if (page.Length < wanted)
                throw UnreadableVideoException.Truncated(
                    $"The file ends inside the box '{box.Type}' at offset {box.Start}."
                );
            yield return page;
            at += wanted;
        }
    }
}

using System.Buffers.Binary;

namespace CourseAI.Inspection.Video;

/// <summary>
/// Reads the index (<c>moov</c>) of an ISO base media or QuickTime file, wherever it lies, by seeking; of the tables
/// it reads durations, chunk offsets and one chunk's sizes, and skips the rest.
/// </summary>
internal static class MovieIndex
{
    /// <summary>Far beyond what cameras and editors write.</summary>
    private const int MostTracks = 64;

    /// <exception cref="UnreadableVideoException">There is no index, or it cannot be understood.</exception>
    public static async Task<Movie> ReadAsync(Stream file, CancellationToken ct)
    {
        var reader = new IsoBoxReader(file);
        var container = "mov"; // QuickTime before ISO had no ftyp
        IsoBox? last = null;
        await foreach (var box in reader.BoxesAsync(0, reader.Length, ct))
        {
            last = box;
            if (box.Type == "ftyp")
                container = ContainerOf((await reader.BodyAsync(box, 4, ct)).Span);
            // The first index counts, as in players: one that follows (of a file stuck to this one) is never reached.
            if (box.Type == "moov")
            {
                return box.Overruns
                    ? throw UnreadableVideoException.Truncated(
                        $"The file ends inside its index (moov) at offset {box.Start}."
                    )
                    : await MovieAsync(reader, box, container, ct);
            }
        }
        throw last is { Overruns: true } cut
            ? UnreadableVideoException.Truncated(
                $"The file ends inside the box '{cut.Type}' at offset {cut.Start}, before the index (moov) that a player needs."
            )
            : UnreadableVideoException.Damaged(
                $"There is no index (moov); the boxes end at offset {last?.End ?? 0} of {reader.Length} bytes."
            );
    }

    private static string ContainerOf(ReadOnlySpan<byte> brand) =>
        IsoBox.FourCharacters(brand) switch
        {
            "qt  " => "mov",
            "M4V " or "M4VH" or "M4VP" => "m4v",
            _ => "mp4",
        };

    private static async Task<Movie> MovieAsync(
        IsoBoxReader reader,
        IsoBox moov,
        string container,
        CancellationToken ct
    )
    {
        var timescale = 0u;
        Int128? claim = null;
        var expectsFragments = false;
        var defaults = new Dictionary<uint, FragmentDefaults>();
        var traks = new List<IsoBox>();
        await foreach (var box in reader.ChildrenAsync(moov, ct))
        {
            switch (box.Type)
            {
                case "mvhd":
                    (timescale, claim) = await ClockAsync(reader, box, ct);
                    break;
                case "trak":
                    traks.Add(box);
                    break;
                case "mvex":
                    expectsFragments = true;
                    claim = Longer(claim, await FragmentHeadersAsync(reader, box, defaults, ct));
                    break;
                case "cmov":
                    throw new UnreadableVideoException(
                        Core.Evidence.Obstacle.UnsupportedFormat,
                        $"The index is compressed (cmov, QuickTime of the 1990s). Export it anew as one of: {VideoSignature.Accepted}."
                    );
            }
            if (traks.Count > MostTracks)
                throw UnreadableVideoException.Damaged($"The index has more than {MostTracks} tracks.");
        }
        if (timescale == 0)
            throw UnreadableVideoException.Damaged("The index has no clock (mvhd with a time scale above 0).");
        var tracks = new List<VideoTrack>();
        foreach (var trak in traks)
        {
            if (await TrackAsync(reader, trak, timescale, ct) is { } track)
                tracks.Add(track);
        }
        return new Movie(container, Claimed(claim, timescale), expectsFragments, traks.Count, tracks, defaults);
    }

    /// <returns>The length that mehd claims, in the film's ticks.</returns>
    private static async Task<Int128?> FragmentHeadersAsync(
        IsoBoxReader reader,
        IsoBox mvex,
        Dictionary<uint, FragmentDefaults> defaults,
        CancellationToken ct
    )
    {
        Int128? claim = null;
        await foreach (var box in reader.ChildrenAsync(mvex, ct))
        {
            if (box.Type == "mehd")
            {
                var body = await reader.BodyAsync(box, 8, ct);
                claim =
                    body.Span[0] == 1
                        ? BinaryPrimitives.ReadUInt64BigEndian((await reader.BodyAsync(box, 12, ct)).Span[4..])
                        : Word(body.Span, 4);
            }
            else if (box.Type == "trex" && defaults.Count <= MostTracks)
            {
                var body = (await reader.BodyAsync(box, 24, ct)).Span;
                defaults[Word(body, 4)] = new FragmentDefaults(Word(body, 12), Word(body, 16));
            }
        }
        return claim;
    }

    /// <returns>Null for a track that is not video.</returns>
    private static async Task<VideoTrack?> TrackAsync(
        IsoBoxReader reader,
        IsoBox trak,
        uint movieTimescale,
        CancellationToken ct
    )
    {
        (uint Id, bool Enabled, Int128? Claim) header = default;
        decimal? presented = null;
        IsoBox? mdia = null;
        await foreach (var box in reader.ChildrenAsync(trak, ct))
        {
            if (box.Type == "tkhd")
                header = await TrackHeaderAsync(reader, box, ct);
            else if (box.Type == "mdia")
                mdia = Only(mdia, box);
            else if (box.Type == "edts")
                presented = await PresentedAsync(reader, box, movieTimescale, ct);
        }
        if (mdia is not { } media || await MediaAsync(reader, media, ct) is not { } found)
            return null;
        var claims = new[] { Claimed(header.Claim, movieTimescale), Claimed(found.Claim, found.Timescale) };
        return new VideoTrack(
            header.Id,
            header.Enabled,
            found.Timescale,
            claims.Max(),
            presented,
            found.Entry.Codec,
            found.Entry.Width,
            found.Entry.Height,
            found.Table
        );
    }

    private sealed record Media(uint Timescale, Int128? Claim, VideoSampleEntry Entry, SampleTable Table);

    /// <returns>Null for a track that is not video.</returns>
    private static async Task<Media?> MediaAsync(IsoBoxReader reader, IsoBox mdia, CancellationToken ct)
    {
        (uint Timescale, Int128? Claim) clock = default;
        var isVideo = false;
        IsoBox? minf = null;
        await foreach (var box in reader.ChildrenAsync(mdia, ct))
        {
            if (box.Type == "mdhd")
                clock = await ClockAsync(reader, box, ct);
            else if (box.Type == "hdlr")
                isVideo = (await reader.BodyAsync(box, 12, ct)).Span[8..12].SequenceEqual("vide"u8);
            else if (box.Type == "minf")
                minf = Only(minf, box);
        }
        if (!isVideo)
            return null;
        if (clock.Timescale == 0)
            throw UnreadableVideoException.Damaged(
                $"The video track at offset {mdia.Start} has no clock (mdhd with a time scale above 0)."
            );
        if (
            minf is not { } information
            || await ChildAsync(reader, information, "stbl", ct) is not { } tables
            || await ChildAsync(reader, tables, "stsd", ct) is not { } stsd
        )
            throw UnreadableVideoException.Damaged(
                $"The video track at offset {mdia.Start} has no sample table (stbl with stsd)."
            );
        return new Media(
            clock.Timescale,
            clock.Claim,
            await VideoSampleEntry.ReadAsync(reader, stsd, ct),
            await SampleTable.ReadAsync(reader, tables, ct)
        );
    }

    private static async Task<IsoBox?> ChildAsync(IsoBoxReader reader, IsoBox parent, string type, CancellationToken ct)
    {
        IsoBox? found = null;
        await foreach (var box in reader.ChildrenAsync(parent, ct))
        {
            if (box.Type == type)
                found = Only(found, box);
        }
        return found;
    }

    /// <summary>Players differ in which of two counts, so a second one could hide any length.</summary>
    private static IsoBox Only(IsoBox? first, IsoBox box) =>
        first is null
            ? box
            : throw UnreadableVideoException.Damaged(
                $"A track has two boxes '{box.Type}', the second at offset {box.Start}."
            );

    /// <summary>mvhd and mdhd begin alike: version, flags, two dates, time scale, duration.</summary>
    private static async Task<(uint Timescale, Int128? Duration)> ClockAsync(
        IsoBoxReader reader,
        IsoBox box,
        CancellationToken ct
    )
    {
        var isLong = (await reader.BodyAsync(box, 4, ct)).Span[0] == 1;
        var body = (await reader.BodyAsync(box, isLong ? 32 : 20, ct)).Span;
        return isLong ? (Word(body, 20), LongDuration(body[24..])) : (Word(body, 12), ShortDuration(body[16..]));
    }

    private static async Task<(uint Id, bool Enabled, Int128? Claim)> TrackHeaderAsync(
        IsoBoxReader reader,
        IsoBox box,
        CancellationToken ct
    )
    {
        var isLong = (await reader.BodyAsync(box, 4, ct)).Span[0] == 1;
        var body = (await reader.BodyAsync(box, isLong ? 36 : 24, ct)).Span;
        var enabled = (body[3] & 1) != 0;
        return isLong
            ? (Word(body, 20), enabled, LongDuration(body[28..]))
            : (Word(body, 12), enabled, ShortDuration(body[20..]));
    }

    /// <summary>
    /// Sum of the edits that show media, in seconds; an empty edit (media time -1) only delays. Edits of length 0 stand
    /// for "the rest" and shift without cutting, as fragmenting writers use them: with none other there is no cut.
    /// </summary>
    private static async Task<decimal?> PresentedAsync(
        IsoBoxReader reader,
        IsoBox edts,
        uint movieTimescale,
        CancellationToken ct
    )
    {
        if (await ChildAsync(reader, edts, "elst", ct) is not { } elst)
            return null;
        var head = await reader.BodyAsync(elst, 8, ct);
        var isLong = head.Span[0] == 1;
        var (rows, width) = (Word(head.Span, 4), isLong ? 8 : 4);
        Int128 shown = 0;
        await foreach (var page in reader.RowsAsync(elst, 8, rows, (2 * width) + 4, ct))
        {
            for (var at = 0; at < page.Length; at += (2 * width) + 4)
            {
                var row = page.Span[at..];
                var isEmpty = isLong
                    ? BinaryPrimitives.ReadInt64BigEndian(row[8..]) < 0
                    : BinaryPrimitives.ReadInt32BigEndian(row[4..]) < 0;
                if (!isEmpty)
                    shown += isLong ? BinaryPrimitives.ReadUInt64BigEndian(row) : Word(row, 0);
            }
        }
        return shown == 0 ? null : MediaTime.Seconds(shown, movieTimescale);
    }

    /// <summary>All ones mean "unknown" (ISO/IEC 14496-12, 8.2.2.3), and 0 is what writers of fragments put.</summary>
    private static Int128? ShortDuration(ReadOnlySpan<byte> bytes) =>
        Word(bytes, 0) is var ticks and not (0 or uint.MaxValue) ? ticks : null;

    private static Int128? LongDuration(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt64BigEndian(bytes) is var ticks and not (0 or ulong.MaxValue) ? ticks : null;

    private static decimal? Claimed(Int128? ticks, uint timescale) =>
        ticks is { } known ? MediaTime.TrySeconds(known, timescale) : null;

    private static Int128? Longer(Int128? one, Int128? other) =>
        one is { } a && other is { } b ? Int128.Max(a, b) : one ?? other;

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}

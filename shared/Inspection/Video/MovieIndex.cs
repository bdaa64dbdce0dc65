using CourseAI.Core.Evidence;

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
        var parts = await reader.OnlyChildrenAsync(moov, ["mvhd", "mvex", "cmov"], ct);
        if (parts.ContainsKey("cmov"))
            throw new UnreadableVideoException(
                Obstacle.UnsupportedFormat,
                $"The index is compressed (cmov, QuickTime of the 1990s). Export it anew as one of: {VideoSignature.Accepted}."
            );
        if (!parts.TryGetValue("mvhd", out var mvhd))
            throw UnreadableVideoException.Damaged($"The index (moov) at offset {moov.Start} has no header (mvhd).");
        var clock = await MediaClock.ReadAsync(reader, mvhd, ct);

        var (count, videoTracks) = (0, new List<VideoTrack>());
        await foreach (var trak in reader.ChildrenAsync(moov, ct))
        {
            if (trak.Type != "trak")
                continue;
            if (++count > MostTracks)
                throw UnreadableVideoException.Damaged($"The index has more than {MostTracks} tracks.");
            if (await VideoTrack.ReadAsync(reader, trak, clock, ct) is { } track)
                videoTracks.Add(track);
        }

        var defaults = new Dictionary<uint, FragmentDefaults>();
        var claim = clock.ClaimedSeconds;
        if (parts.TryGetValue("mvex", out var mvex))
            claim = clock.Seconds(await FragmentHeadersAsync(reader, mvex, defaults, ct));
        return new Movie(container, claim, parts.ContainsKey("mvex"), count, videoTracks, defaults);
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
                var isLong = (await reader.BodyAsync(box, 4, ct)).Span[0] == 1;
                claim = MediaClock.Duration((await reader.BodyAsync(box, isLong ? 12 : 8, ct)).Span[4..], isLong);
            }
            else if (box.Type == "trex" && defaults.Count < MostTracks)
            {
                var body = await reader.BodyAsync(box, FragmentDefaults.BoxLength, ct);
                var (id, values) = FragmentDefaults.Read(body.Span);
                defaults.TryAdd(id, values); // of two the first counts, as in players
            }
        }
        return claim;
    }
}

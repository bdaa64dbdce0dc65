using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Video;

/// <summary>One file being measured: what its beginning and index told, then what streams by.</summary>
internal sealed class VideoMeasurement
{
    private readonly long _length;
    private Uninspectable? _obstacle;
    private Movie? _movie;
    private MovieFragments? _fragments;
    private FragmentMeter? _fragmentMeter;
    private MatroskaMeter? _matroska;

    private VideoMeasurement(long length) => _length = length;

    /// <summary><see cref="Facts"/> tells nothing before the whole file went through <see cref="Push"/>.</summary>
    public bool NeedsPass => _obstacle is null && (_matroska is not null || _movie is { ExpectsFragments: true });

    /// <param name="head">The file's first bytes.</param>
    public static async Task<VideoMeasurement> StartAsync(
        Stream file,
        string fileName,
        ReadOnlyMemory<byte> head,
        CancellationToken ct
    )
    {
        var measurement = new VideoMeasurement(file.Length);
        var signature = VideoSignature.Of(head.Span);
        if (head.IsEmpty)
            measurement._obstacle = new Uninspectable(Obstacle.Empty, "The file has no bytes.");
        else if (signature.Family == VideoFamily.Matroska)
            measurement._matroska = new MatroskaMeter();
        else if (signature.Family == VideoFamily.IsoBaseMedia)
            await measurement.ReadIndexAsync(file, ct);
        else
            measurement._obstacle = new Uninspectable(
                Obstacle.UnsupportedFormat,
                $"'{fileName}' is {signature.Name ?? "in no video format that is known here"}. Accepted: {VideoSignature.Accepted}."
            );
        return measurement;
    }

    /// <param name="bytes">The bytes after those of the call before, from the file's start.</param>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        if (_obstacle is not null)
            return;
        try
        {
            _fragmentMeter?.Push(bytes);
            _matroska?.Push(bytes);
        }
        catch (UnreadableVideoException problem)
        {
            _obstacle = new Uninspectable(problem.Obstacle, problem.Message);
        }
    }

    public Facts Facts()
    {
        try
        {
            return _obstacle ?? _matroska?.Measured() ?? MovieFacts(_movie!);
        }
        catch (UnreadableVideoException problem)
        {
            return new Uninspectable(problem.Obstacle, problem.Message);
        }
    }

    private async Task ReadIndexAsync(Stream file, CancellationToken ct)
    {
        try
        {
            _movie = await MovieIndex.ReadAsync(file, ct);
            // Fragments are looked for in every film, announced or not: players play them either way.
            _fragments = new MovieFragments(_movie.FragmentDefaults);
            _fragmentMeter = new FragmentMeter(_fragments, _length);
        }
        catch (UnreadableVideoException problem)
        {
            _obstacle = new Uninspectable(problem.Obstacle, problem.Message);
        }
    }

    private Facts MovieFacts(Movie movie)
    {
        if (movie.VideoTracks.Count == 0)
            return new Uninspectable(
                Obstacle.NoVideoTrack,
                $"None of the file's {movie.Tracks} track(s) is video; {(movie.Tracks > 0 ? "it is sound or text only" : "it has none at all")}."
            );
        // Several pictures (a screen beside a camera) are one film: it lasts as long as the longest that a player shows.
        // Disabled ones are covers and chapter pictures, and count only where nothing else is there.
        var enabled = movie.VideoTracks.Where(track => track.Enabled).ToList();
        var (track, seconds, samples, dataEnd) = (enabled.Count > 0 ? enabled : movie.VideoTracks)
            .Select(Measure)
            .MaxBy(measured => measured.Seconds);
        var truncated = _fragmentMeter!.Truncated || dataEnd > _length;
        if (samples == 0)
            return new Uninspectable(
                truncated ? Obstacle.Truncated : Obstacle.Damaged,
                "The video track has no pictures."
            );
        return new VideoFacts
        {
            Container = movie.Container,
            Seconds = seconds,
            PresentedSeconds = track.PresentedSeconds,
            // Where fragments follow, tkhd and mdhd speak of the index's own samples only.
            ClaimedSeconds = movie.ExpectsFragments
                ? movie.ClaimedSeconds
                : new[] { movie.ClaimedSeconds, track.ClaimedSeconds }.Max(),
            Codec = track.Entry.Codec,
            Width = track.Entry.Width,
            Height = track.Entry.Height,
            Samples = samples,
            Fragmented = movie.ExpectsFragments || _fragments!.Count > 0,
            Truncated = truncated,
        };
    }

    private (VideoTrack Track, decimal Seconds, long Samples, long DataEnd) Measure(VideoTrack track)
    {
        var fragments = _fragments!.Of(track.Id);
        return (
            track,
            MediaTime.Seconds(track.Table.Ticks + fragments.Ticks, track.Clock.TicksPerSecond),
            track.Table.Samples + fragments.Samples,
            Math.Max(track.Table.DataEnd, fragments.DataEnd)
        );
    }
}

using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Video;

/// <summary>Measures an MP4, MOV or M4V: by its index, and by the fragments that stream by.</summary>
/// <param name="length">Bytes of the whole file.</param>
internal sealed class MovieMeter(Movie movie, long length)
{
    private readonly FragmentMeter _stream = new(new MovieFragments(movie.FragmentDefaults), length);

    public bool NeedsPass => movie.ExpectsFragments;

    /// <summary>Fragments are looked for in every film, announced or not: players play them either way.</summary>
    public void Push(ReadOnlySpan<byte> bytes) => _stream.Push(bytes);

    /// <summary>By the index alone, or after the last byte.</summary>
    /// <exception cref="UnreadableVideoException">The durations add up to no length.</exception>
    public Facts Measured()
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
        var truncated = _stream.Truncated || dataEnd > length;
        if (seconds == 0)
            return new Uninspectable(
                truncated ? Obstacle.Truncated : Obstacle.Damaged,
                samples == 0 ? "The video track has no pictures." : $"The {samples} pictures have no durations."
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
            Fragmented = movie.ExpectsFragments || _stream.Fragments.Count > 0,
            Truncated = truncated,
        };
    }

    private (VideoTrack Track, decimal Seconds, long Samples, long DataEnd) Measure(VideoTrack track)
    {
        var fragments = _stream.Fragments.Of(track.Id);
        return (
            track,
            MediaTime.Seconds(track.Table.Ticks + fragments.Ticks, track.Clock.TicksPerSecond),
            track.Table.Samples + fragments.Samples,
            Math.Max(track.Table.DataEnd, fragments.DataEnd)
        );
    }
}

namespace CourseAI.Inspection.Video;

/// <summary>Ticks of a media clock as seconds: integers to the end, one division, rounded half up to a microsecond.</summary>
internal static class MediaTime
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Beyond any hand-in and far below where decimal or grading arithmetic could overflow: 1,000 hours.</summary>
    public const long LongestSeconds = 1_000 * 3_600;

    /// <param name="ticksPerSecond">More than 0.</param>
    /// <exception cref="UnreadableVideoException">Negative, or more than <see cref="LongestSeconds"/>.</exception>
    public static decimal Seconds(Int128 ticks, long ticksPerSecond) =>
        TrySeconds(ticks, ticksPerSecond)
        ?? throw UnreadableVideoException.Damaged(
            $"The durations in the file add up to {ticks} ticks of 1/{ticksPerSecond} s, which is not a length between 0 and 1,000 hours."
        );

    /// <returns>Null where <see cref="Seconds"/> throws: for what headers claim, which nobody has to believe.</returns>
    public static decimal? TrySeconds(Int128 ticks, long ticksPerSecond) =>
        ticks < 0 || ticks > (Int128)ticksPerSecond * LongestSeconds
            ? null
            : (decimal)(((ticks * 2_000_000) + ticksPerSecond) / ((Int128)2 * ticksPerSecond)) / 1_000_000m;
}

namespace CourseAI.Inspection.Video;

/// <summary>What a film's index (<c>moov</c>) says.</summary>
/// <param name="Container"><c>mp4</c>, <c>mov</c> or <c>m4v</c>.</param>
/// <param name="ClaimedSeconds">Length claimed for the film as a whole (mvhd; with fragments mehd); null when none is.</param>
/// <param name="ExpectsFragments">It announces fragments (mvex).</param>
/// <param name="Tracks">Number of all tracks, whatever they hold.</param>
internal sealed record Movie(
    string Container,
    decimal? ClaimedSeconds,
    bool ExpectsFragments,
    int Tracks,
    IReadOnlyList<VideoTrack> VideoTracks,
    IReadOnlyDictionary<uint, FragmentDefaults> FragmentDefaults
);

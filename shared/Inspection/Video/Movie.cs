using System.Runtime.InteropServices;

namespace CourseAI.Inspection.Video;

/// <summary>What a film's index (<c>moov</c>) says.</summary>
/// <param name="Container"><c>mp4</c>, <c>mov</c> or <c>m4v</c>.</param>
/// <param name="Claim">Longest length among the headers of the film as a whole (mvhd, mehd); null when they claim none.</param>
/// <param name="Tracks">All of them, whatever they hold.</param>
/// <param name="ExpectsFragments">It announces fragments (mvex).</param>
internal sealed record Movie(
    string Container,
    decimal? Claim,
    bool ExpectsFragments,
    int Tracks,
    IReadOnlyList<VideoTrack> VideoTracks,
    IReadOnlyDictionary<uint, FragmentDefaults> FragmentDefaults
);

/// <param name="Enabled">Players show it unless asked otherwise (tkhd flag 1).</param>
/// <param name="Timescale">Ticks per second of the sample table, more than 0.</param>
/// <param name="Claim">Longer length of tkhd and mdhd; null when they claim none.</param>
/// <param name="Presented">Length that the edit list shows; null without one.</param>
internal sealed record VideoTrack(
    uint Id,
    bool Enabled,
    uint Timescale,
    decimal? Claim,
    decimal? Presented,
    string Codec,
    int Width,
    int Height,
    SampleTable Table
);

/// <summary>What fragments of a track leave unsaid (trex); ticks and bytes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FragmentDefaults(uint Duration, uint Size);

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CourseAI.Inspection.Video;

/// <summary>
/// Adds up the samples that fragments (<c>moof</c>) of ISO/IEC 14496-12, 8.8 bring to tracks; one <c>moof</c> at a time.
/// </summary>
internal sealed class MovieFragments(IReadOnlyDictionary<uint, FragmentDefaults> defaults)
{
    private const int MostTracks = 256;

    private readonly Dictionary<uint, FragmentTotal> _totals = [];

    public int Count { get; private set; }

    /// <summary>What the fragments brought to a track; zero when none did.</summary>
    public FragmentTotal Of(uint trackId) => _totals.GetValueOrDefault(trackId);

    /// <param name="moof">The body of the box.</param>
    /// <param name="start">Offset of the box in the file: where data offsets count from.</param>
    /// <exception cref="UnreadableVideoException">A run claims more samples than it holds, or a track is unnamed.</exception>
    public void Add(ReadOnlySpan<byte> moof, long start)
    {
        Count++;
        for (var at = 0; IsoBox.Read(moof[at..], at, moof.Length) is { } box; at = (int)box.End)
        {
            if (box.Type == "traf")
                AddTrack(moof[(int)box.Body..(int)box.End], start);
        }
    }

    private void AddTrack(ReadOnlySpan<byte> traf, long moofStart)
    {
        TrackFragment? fragment = null;
        ulong? decodeTime = null;
        Int128 ticks = 0;
        var (samples, dataEnd) = (0L, 0L);
        for (var at = 0; IsoBox.Read(traf[at..], at, traf.Length) is { } box; at = (int)box.End)
        {
            var body = new FieldReader(traf[(int)box.Body..(int)box.End], box.Type, moofStart);
            switch (box.Type)
            {
                case "tfhd":
                    fragment = TrackFragment.Read(body, defaults, moofStart);
                    break;
                case "tfdt":
                    decodeTime = body.Word() >> 24 == 1 ? body.Long() : body.Word();
                    break;
                case "trun":
                    var run = FragmentRun.Read(
                        body,
                        fragment
                            ?? throw UnreadableVideoException.Damaged(
                                $"A fragment at offset {moofStart} has samples (trun) before it names its track (tfhd)."
                            ),
                        dataEnd
                    );
                    samples += run.Samples;
                    ticks += run.Ticks;
                    dataEnd = run.DataEnd;
                    break;
            }
        }
        if (fragment is not { } track)
            return;
        if (_totals.Count >= MostTracks && !_totals.ContainsKey(track.TrackId))
            throw UnreadableVideoException.Damaged($"The fragments name more than {MostTracks} tracks.");
        _totals[track.TrackId] = Of(track.TrackId).Plus(samples, ticks, decodeTime, dataEnd);
    }
}

/// <param name="Samples">Number of samples.</param>
/// <param name="Sum">Sum of their durations, in the track's ticks.</param>
/// <param name="Start">Decode time of the earliest fragment that tells one; null when none does.</param>
/// <param name="End">Decode time at which the latest of those ends.</param>
/// <param name="DataEnd">Offset after the sample data that lies last in the file.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FragmentTotal(long Samples, Int128 Sum, Int128? Start, Int128 End, long DataEnd)
{
    /// <summary>
    /// The durations' sum, or the time line's extent where that is longer: a fragment may say (tfdt) that it starts
    /// later than the one before it ends, and players then hold the last picture. Short durations in fragments set far
    /// apart would otherwise hide any length.
    /// </summary>
    public Int128 Ticks => Start is { } start ? Int128.Max(Sum, End - start) : Sum;

    public FragmentTotal Plus(long samples, Int128 ticks, ulong? decodeTime, long dataEnd) =>
        new(
            Samples + samples,
            Sum + ticks,
            decodeTime is { } time && samples > 0 ? Int128.Min(Start ?? time, time) : Start,
            decodeTime is { } at && samples > 0 ? Int128.Max(End, at + ticks) : End,
            Math.Max(DataEnd, dataEnd)
        );
}

/// <summary>A <c>tfhd</c> with what it leaves unsaid filled in.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TrackFragment(uint TrackId, uint Duration, uint Size, long DataStart)
{
    public static TrackFragment Read(
        FieldReader body,
        IReadOnlyDictionary<uint, FragmentDefaults> defaults,
        long moofStart
    )
    {
        var flags = body.Word();
        var id = body.Word();
        var known = defaults.GetValueOrDefault(id);
        // Without a base of its own data starts at the moof, or (older writers) where the traf before it ended, which is
        // later: this may only find too little, never a data end that is not there.
        var dataStart = (flags & 0x01) != 0 ? (long)Math.Min(body.Long(), long.MaxValue / 2) : moofStart;
        if ((flags & 0x02) != 0)
            body.Word(); // sample description index
        var duration = (flags & 0x08) != 0 ? body.Word() : known.Duration;
        var size = (flags & 0x10) != 0 ? body.Word() : known.Size;
        return new TrackFragment(id, duration, size, dataStart);
    }
}

/// <summary>A <c>trun</c>, summed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FragmentRun(long Samples, Int128 Ticks, long DataEnd)
{
    public static FragmentRun Read(FieldReader body, TrackFragment track, long previousEnd)
    {
        var flags = body.Word();
        long samples = body.Word();
        var start =
            (flags & 0x001) != 0 ? track.DataStart + (int)body.Word()
            : previousEnd > 0 ? previousEnd
            : track.DataStart;
        if ((flags & 0x004) != 0)
            body.Word(); // first sample's flags
        var (hasDuration, hasSize) = ((flags & 0x100) != 0, (flags & 0x200) != 0);
        var row =
            (hasDuration ? 4 : 0) + (hasSize ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0);
        body.Demand(samples * row);
        if (!hasDuration && !hasSize)
            return new FragmentRun(samples, (Int128)samples * track.Duration, End(start, (Int128)samples * track.Size));
        Int128 ticks = 0;
        Int128 bytes = 0;
        for (var i = 0L; i < samples; i++)
        {
            ticks += hasDuration ? body.Word() : track.Duration;
            bytes += hasSize ? body.Word() : track.Size;
            body.Skip(row - (hasDuration ? 4 : 0) - (hasSize ? 4 : 0));
        }
        return new FragmentRun(samples, ticks, End(start, bytes));
    }

    private static long End(long start, Int128 bytes) => (long)Int128.Min(start + bytes, long.MaxValue);
}

/// <summary>Big-endian fields of a box's body, one after another.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> body, string box, long moofStart)
{
    private ReadOnlySpan<byte> _left = body;

    public uint Word()
    {
        Demand(4);
        var value = BinaryPrimitives.ReadUInt32BigEndian(_left);
        Skip(4);
        return value;
    }

    public ulong Long()
    {
        Demand(8);
        var value = BinaryPrimitives.ReadUInt64BigEndian(_left);
        Skip(8);
        return value;
    }

    public void Skip(int count) => _left = _left[count..];

    /// <exception cref="UnreadableVideoException">Fewer bytes are left.</exception>
    public readonly void Demand(long count)
    {
        if (count > _left.Length)
            throw UnreadableVideoException.Damaged(
                $"A box '{box}' of the fragment at offset {moofStart} needs {count} bytes more but has {_left.Length}."
            );
    }
}

using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Video;

/// <summary>Measures Matroska and WebM while their bytes stream by.</summary>
internal sealed class MatroskaMeter
{
    private const int MostTracks = 64;
    private const long DefaultTimestampScale = 1_000_000; // nanoseconds per tick: RFC 9559, 5.1.2.9
    private const long LargestTimestampScale = 3_600 * MediaTime.NanosecondsPerSecond;
    private const ulong VideoType = 1;

    private sealed class Track
    {
        public ulong Number;
        public ulong Type;
        public bool Enabled = true;
        public string Codec = "";
        public ulong Width;
        public ulong Height;
        public long? FrameDuration;
        public BlockTimeline Timeline = new(null);
    }

    private readonly EbmlReader _reader = new();
    private readonly Dictionary<ulong, Track> _tracks = [];
    private Track? _entry;
    private string? _docType;
    private long? _scale;
    private decimal? _claimedTicks;
    private ulong _clusterTimestamp;
    private bool _blocksSeen;

    private bool _inGroup;
    private (Track Track, Int128 Timestamp, int Frames)? _groupBlock;
    private ulong? _groupDuration;

    private long Scale => _scale ?? DefaultTimestampScale;

    /// <param name="bytes">The bytes after those of the call before.</param>
    /// <exception cref="UnreadableVideoException">They are no Matroska.</exception>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        while (_reader.Next(ref bytes) is { } happened)
        {
            switch (happened)
            {
                case EbmlEvent.Opened:
                    Opened(_reader.Id);
                    break;
                case EbmlEvent.Closed:
                    Closed(_reader.Id);
                    break;
                default:
                    Value(_reader.Id, _reader.Value);
                    break;
            }
        }
    }

    /// <summary>After the last byte.</summary>
    public Facts Measured()
    {
        var truncated = _reader.InsideElement;
        if (_docType is null)
            return new Uninspectable(
                truncated ? Obstacle.Truncated : Obstacle.Damaged,
                "The file does not say which kind of EBML it is (DocType)."
            );
        if (_docType is not ("matroska" or "webm"))
            return new Uninspectable(
                Obstacle.UnsupportedFormat,
                $"This is EBML of type '{_docType}', no video. Accepted: {VideoSignature.Accepted}."
            );
        var videos = _tracks.Values.Where(track => track.Type == VideoType).ToList();
        if (videos.Count == 0)
            return truncated && _tracks.Count == 0
                ? new Uninspectable(Obstacle.Truncated, "The file ends before it describes its tracks.")
                : new Uninspectable(
                    Obstacle.NoVideoTrack,
                    $"None of the file's {_tracks.Count} track(s) is video; {(_tracks.Count > 0 ? "it is sound or subtitles only" : "it has none at all")}."
                );
        // Several pictures (a screen beside a camera) are one film: it lasts as long as the longest that a player shows.
        var enabled = videos.Where(track => track.Enabled).ToList();
        var longest = (enabled.Count > 0 ? enabled : videos).MaxBy(track => track.Timeline.Nanoseconds)!;
        if (longest.Timeline.Nanoseconds == 0)
            return new Uninspectable(
                truncated ? Obstacle.Truncated : Obstacle.Damaged,
                longest.Timeline.Frames == 0
                    ? "The video track has no pictures."
                    : $"The {longest.Timeline.Frames} pictures have no durations."
            );
        return new VideoFacts
        {
            Container = _docType,
            Seconds = MediaTime.Seconds(longest.Timeline.Nanoseconds, MediaTime.NanosecondsPerSecond),
            ClaimedSeconds = Claimed(),
            Codec = longest.Codec,
            Width = (int)Math.Min(longest.Width, int.MaxValue),
            Height = (int)Math.Min(longest.Height, int.MaxValue),
            Samples = longest.Timeline.Frames,
            Truncated = truncated,
        };
    }

    private decimal? Claimed()
    {
        if (_claimedTicks is not { } ticks)
            return null;
        var seconds = ticks / MediaTime.NanosecondsPerSecond * Scale;
        return seconds is > 0 and <= MediaTime.LongestSeconds
            ? decimal.Round(seconds, 6, MidpointRounding.AwayFromZero)
            : null;
    }

    private void Opened(uint id)
    {
        switch (id)
        {
            case MatroskaElement.TrackEntry:
                _entry = new Track();
                break;
            case MatroskaElement.Cluster:
                _clusterTimestamp = 0;
                break;
            case MatroskaElement.BlockGroup:
                (_inGroup, _groupBlock, _groupDuration) = (true, null, null);
                break;
        }
    }

    private void Closed(uint id)
    {
        if (id == MatroskaElement.TrackEntry && _entry is { } entry)
        {
            // Of two descriptions of a track the first counts, as in players.
            entry.Timeline = new BlockTimeline(entry.FrameDuration);
            _tracks.TryAdd(entry.Number, entry);
            _entry = null;
            if (_tracks.Count > MostTracks)
                throw UnreadableVideoException.Damaged($"The file describes more than {MostTracks} tracks.");
        }
        else if (id == MatroskaElement.BlockGroup)
        {
            if (_groupBlock is var (track, timestamp, frames))
                track.Timeline.Add(timestamp, _groupDuration is { } ticks ? Nanoseconds(ticks) : null, frames);
            (_inGroup, _groupBlock) = (false, null);
        }
    }

    private void Value(uint id, ReadOnlySpan<byte> value)
    {
        switch (id)
        {
            case MatroskaElement.DocType:
                _docType = Text(value);
                break;
            case MatroskaElement.TimestampScale:
                SetScale(Unsigned(value));
                break;
            case MatroskaElement.Duration:
                _claimedTicks ??= Float(value);
                break;
            case MatroskaElement.ClusterTimestamp:
                _clusterTimestamp = Unsigned(value);
                break;
            case MatroskaElement.SimpleBlock:
            case MatroskaElement.Block:
                AddBlock(value);
                break;
            case MatroskaElement.BlockDuration:
                _groupDuration = Unsigned(value);
                break;
            default:
                if (_entry is { } entry)
                    Describe(entry, id, value);
                break;
        }
    }

    private static void Describe(Track entry, uint id, ReadOnlySpan<byte> value)
    {
        switch (id)
        {
            case MatroskaElement.TrackNumber:
                entry.Number = Unsigned(value);
                break;
            case MatroskaElement.TrackType:
                entry.Type = Unsigned(value);
                break;
            case MatroskaElement.FlagEnabled:
                entry.Enabled = Unsigned(value) != 0;
                break;
            case MatroskaElement.CodecId:
                entry.Codec = Text(value);
                break;
            case MatroskaElement.TrackTimestampScale when Float(value) != 1:
                // Stretches one track's time line; deprecated, written by nobody, and obeyed by some players only.
                throw UnreadableVideoException.Damaged("A track has a time scale of its own (TrackTimestampScale).");
            case MatroskaElement.DefaultDuration:
                var duration = Unsigned(value);
                entry.FrameDuration = duration is > 0 and <= (ulong)LargestTimestampScale ? (long)duration : null;
                break;
            case MatroskaElement.PixelWidth:
                entry.Width = Unsigned(value);
                break;
            case MatroskaElement.PixelHeight:
                entry.Height = Unsigned(value);
                break;
        }
    }

    /// <summary>A scale that changes on the way would let the same timestamps mean two lengths.</summary>
    private void SetScale(ulong value)
    {
        if (value is 0 or > (ulong)LargestTimestampScale)
            throw UnreadableVideoException.Damaged($"The time scale (TimestampScale) is {value} ns per tick.");
        var scale = (long)value;
        if (scale != Scale && (_blocksSeen || _scale is not null))
            throw UnreadableVideoException.Damaged($"The time scale changes from {Scale} to {scale} ns per tick.");
        _scale = scale;
    }

    /// <summary>Track number (variable length), timestamp relative to the cluster's (16 bits, signed), flags, lacing.</summary>
    private void AddBlock(ReadOnlySpan<byte> block)
    {
        _blocksSeen = true;
        var numberLength = block.IsEmpty ? 9 : BitOperations.LeadingZeroCount(block[0]) - 24 + 1;
        if (block.Length < numberLength + 3)
            throw UnreadableVideoException.Damaged("A block is shorter than its own header.");
        var number = block[0] & (0xFFul >> numberLength);
        for (var i = 1; i < numberLength; i++)
            number = (number << 8) | block[i];
        if (!_tracks.TryGetValue(number, out var track))
            return;
        var ticks = (Int128)_clusterTimestamp + BinaryPrimitives.ReadInt16BigEndian(block[numberLength..]);
        var isLaced = (block[numberLength + 2] & 0x06) != 0;
        var frames = isLaced && block.Length > numberLength + 3 ? block[numberLength + 3] + 1 : 1;
        if (_inGroup)
            _groupBlock = (track, Nanoseconds(ticks), frames);
        else
            track.Timeline.Add(Nanoseconds(ticks), null, frames);
    }

    /// <summary>Below 292 years, so that no number of them overflows a sum.</summary>
    private Int128 Nanoseconds(Int128 ticks) =>
        ticks * Scale is var nanoseconds && nanoseconds <= long.MaxValue
            ? nanoseconds
            : throw UnreadableVideoException.Damaged($"A block lies or lasts {ticks} ticks of {Scale} ns.");

    private static ulong Unsigned(ReadOnlySpan<byte> value)
    {
        if (value.Length > 8)
            throw UnreadableVideoException.Damaged("A number has more than 8 bytes.");
        var number = 0ul;
        foreach (var next in value)
            number = (number << 8) | next;
        return number;
    }

    /// <returns>Null for what is no length: not a number, infinite, negative, beyond decimal.</returns>
    private static decimal? Float(ReadOnlySpan<byte> value)
    {
        // The one number of the format that is stored as floating point; a claim, so nothing is computed in it.
        var number = value.Length switch
        {
            4 => BinaryPrimitives.ReadSingleBigEndian(value),
            8 => BinaryPrimitives.ReadDoubleBigEndian(value),
            _ => double.NaN,
        };
        return number is >= 0 and < 1e18 ? (decimal)number : null;
    }

    /// <summary>Printable ASCII up to the first zero, as RFC 8794 pads strings.</summary>
    private static string Text(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)0);
        var text = Encoding.Latin1.GetString(end < 0 ? value : value[..end]);
        return string.Create(
            text.Length,
            text,
            static (characters, source) =>
            {
                for (var i = 0; i < characters.Length; i++)
                    characters[i] = source[i] is >= ' ' and <= '~' ? source[i] : '?';
            }
        );
    }
}

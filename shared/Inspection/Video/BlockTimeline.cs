namespace CourseAI.Inspection.Video;

/// <summary>
/// The extent of one track's blocks on Matroska's time line, in nanoseconds: last timestamp + last duration − first
/// timestamp. A block's header says when it starts; only some say how long they last.
/// </summary>
/// <param name="frameDuration">The track's DefaultDuration; null when it tells none.</param>
internal sealed class BlockTimeline(long? frameDuration)
{
    /// <summary>
    /// Frames are stored in decoding order: up to 16 that are shown later may come before one (H.264 and HEVC, their
    /// largest picture buffer). With more, the recording begins anew, as when files are stuck together or a browser's
    /// recorder was stopped and started; a player shows one after the other, so such runs add up.
    /// </summary>
    private const int MostReordered = 16;

    /// <summary>The latest timestamps of this run, smallest first out.</summary>
    private readonly PriorityQueue<Int128, Int128> _latest = new();

    private Int128 _earlierRuns;
    private Int128 _first;
    private Int128 _last;
    private Int128 _beforeLast;
    private Int128? _lastDuration;

    /// <summary>Number of frames.</summary>
    public long Frames { get; private set; }

    public Int128 Nanoseconds => _earlierRuns + Run;

    /// <summary>A last block that nothing tells the duration of (browsers' recordings) lasts as long as the one before.</summary>
    private Int128 Run => _latest.Count == 0 ? 0 : _last + (_lastDuration ?? _last - _beforeLast) - _first;

    /// <param name="duration">The block's own (BlockDuration), for all its frames; null when it tells none.</param>
    /// <param name="frames">More than 1 with lacing.</param>
    public void Add(Int128 timestamp, Int128? duration, int frames)
    {
        Frames += frames;
        if (_latest.Count > MostReordered && timestamp < _latest.Peek())
        {
            _earlierRuns += Run;
            _latest.Clear();
        }
        duration ??= (Int128?)frameDuration * frames;
        if (_latest.Count == 0)
            (_first, _last, _beforeLast, _lastDuration) = (timestamp, timestamp, timestamp, duration);
        else if (timestamp > _last)
            (_beforeLast, _last, _lastDuration) = (_last, timestamp, duration);
        else if (timestamp < _last)
            _beforeLast = _beforeLast == _last ? timestamp : Int128.Max(_beforeLast, timestamp);
        _first = Int128.Min(_first, timestamp);
        _latest.Enqueue(timestamp, timestamp);
        if (_latest.Count > MostReordered + 1)
            _latest.Dequeue();
    }
}

using System.Buffers;

namespace CourseAI.Inspection.Video;

/// <summary>
/// Watches a file's top-level boxes stream by: collects each <c>moof</c> for <see cref="MovieFragments"/>, skips the
/// rest, and tells whether the last one is cut off.
/// </summary>
/// <param name="length">Bytes of the whole file.</param>
internal sealed class FragmentMeter(MovieFragments fragments, long length)
{
    /// <summary>A moof of ten minutes in one piece takes 600 KB.</summary>
    public const int LargestMoof = 4 * 1024 * 1024;

    private readonly byte[] _header = new byte[IsoBox.LongHeader];
    private int _headerFilled;
    private long _position;
    private IsoBox? _box;
    private readonly ArrayBufferWriter<byte> _moof = new();
    private bool _ended;

    public MovieFragments Fragments => fragments;

    /// <summary>A box that carries the film claims more bytes than the file has. Junk after the film does not count.</summary>
    public bool Truncated { get; private set; }

    /// <param name="bytes">The bytes after those of the call before.</param>
    /// <exception cref="UnreadableVideoException">A fragment is damaged or larger than <see cref="LargestMoof"/>.</exception>
    public void Push(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_ended)
        {
            var taken = _box is { } box ? InBox(box, bytes) : InHeader(bytes[0]);
            bytes = bytes[taken..];
            _position += taken;
            if (_box is { } full && _position == full.End)
                Close(full);
        }
    }

    private int InHeader(byte next)
    {
        _header[_headerFilled++] = next;
        var header = _header.AsSpan(0, _headerFilled);
        if (_headerFilled < IsoBox.ShortHeader || _headerFilled < IsoBox.HeaderLength(header))
            return 1;
        var start = _position + 1 - _headerFilled;
        _headerFilled = 0;
        _box = IsoBox.Read(header, start, length);
        if (_box is not { } box)
        {
            _ended = true; // padding or junk after the last box
            return 1;
        }
        Truncated |= box.Overruns && box.Type is "mdat" or "moof" or "moov";
        if (box.Type == "moof")
        {
            if (box.End - box.Body > LargestMoof)
                throw UnreadableVideoException.Damaged(
                    $"The fragment (moof) at offset {box.Start} is larger than {LargestMoof / (1024 * 1024)} MiB."
                );
            _moof.ResetWrittenCount();
        }
        return 1;
    }

    private int InBox(IsoBox box, ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(bytes.Length, box.End - _position);
        if (box.Type == "moof")
            _moof.Write(bytes[..taken]);
        return taken;
    }

    private void Close(IsoBox box)
    {
        // A moof cut off by the file's end has no data behind it: what it promises is not there.
        if (box.Type == "moof" && !box.Overruns)
            fragments.Add(_moof.WrittenSpan, box.Start);
        _box = null;
    }
}

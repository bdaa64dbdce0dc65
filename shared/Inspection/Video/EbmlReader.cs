using System.Numerics;
using System.Runtime.InteropServices;

namespace CourseAI.Inspection.Video;

internal enum EbmlEvent
{
    Opened,
    Closed,
    Value,
}

/// <summary>
/// Cuts a stream of Matroska's EBML (RFC 8794, RFC 9559) into elements as its bytes come by. Keeps at most
/// <see cref="MostCollected"/> bytes of one element and <see cref="MostNested"/> open ones, whatever sizes are claimed.
/// </summary>
internal sealed class EbmlReader
{
    /// <summary>Enough for a codec's name, and for a block's header, which is all that is wanted of a block.</summary>
    public const int MostCollected = 64;

    public const int MostNested = 16;

    private const int LongestId = 4;
    private const int LongestSize = 8;
    private const long Unknown = -1;

    /// <param name="End">Of an endless one that of what it lies in; <see cref="long.MaxValue"/> when nothing ends it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Open(uint Id, long End, bool Endless);

    private readonly Stack<Open> _open = new();
    private readonly byte[] _header = new byte[LongestId + LongestSize];
    private readonly byte[] _value = new byte[MostCollected];
    private int _headerFilled;
    private int _valueFilled;
    private int _valueWanted;
    private bool _collecting;
    private long _afterValue;
    private long _skip;
    private long _position;

    /// <summary>The element of the last event.</summary>
    public uint Id { get; private set; }

    /// <summary>Its first bytes, at most <see cref="MostCollected"/>; for <see cref="EbmlEvent.Value"/>, until the next event.</summary>
    public ReadOnlySpan<byte> Value => _value.AsSpan(0, _valueFilled);

    /// <summary>The bytes so far end inside an element; one of unknown size (live recording) may end between any two.</summary>
    public bool InsideElement =>
        _headerFilled > 0 || _collecting || _skip > 0 || _open.Any(open => !open.Endless && open.End > _position);

    /// <param name="bytes">What has come; what is used is cut off its front.</param>
    /// <returns>Null when all bytes are used; call again with the next ones.</returns>
    /// <exception cref="UnreadableVideoException">These bytes are no EBML.</exception>
    public EbmlEvent? Next(ref ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            _skip -= Take(ref bytes, _skip).Length;
            if (_skip > 0)
                return null;
            if (_collecting)
            {
                var taken = Take(ref bytes, _valueWanted - _valueFilled);
                taken.CopyTo(_value.AsSpan(_valueFilled));
                _valueFilled += taken.Length;
                if (_valueFilled < _valueWanted)
                    return null;
                _collecting = false;
                _skip = _afterValue;
                return EbmlEvent.Value;
            }
            if (_open.TryPeek(out var innermost) && _position >= innermost.End)
            {
                _open.Pop();
                Id = innermost.Id;
                return EbmlEvent.Closed;
            }
            if (bytes.IsEmpty)
                return null;
            _header[_headerFilled++] = Take(ref bytes, 1)[0];
            if (TryHeader(out var id, out var size) && Begin(id, size))
                return EbmlEvent.Opened;
        }
    }

    private ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, long most)
    {
        var taken = bytes[..(int)Math.Min(bytes.Length, most)];
        bytes = bytes[taken.Length..];
        _position += taken.Length;
        return taken;
    }

    /// <returns>False while bytes are missing.</returns>
    private bool TryHeader(out uint id, out long size)
    {
        (id, size) = (0, 0);
        var idLength = BitOperations.LeadingZeroCount(_header[0]) - 24 + 1;
        if (idLength > LongestId)
            throw NotEbml();
        if (_headerFilled <= idLength)
            return false;
        var sizeLength = BitOperations.LeadingZeroCount(_header[idLength]) - 24 + 1;
        if (sizeLength > LongestSize)
            throw NotEbml();
        if (_headerFilled < idLength + sizeLength)
            return false;
        for (var i = 0; i < idLength; i++)
            id = (id << 8) | _header[i];
        for (var i = 0; i < sizeLength; i++)
            size = (size << 8) | _header[idLength + i];
        var marker = 1L << (7 * sizeLength);
        size = size == (2 * marker) - 1 ? Unknown : size - marker;
        return true;
    }

    /// <returns>True when the element is one to go into.</returns>
    private bool Begin(uint id, long size)
    {
        // What follows one of unknown size ends it: anything on a cluster's own level, or a new segment.
        while (_open.TryPeek(out var open) && open.Endless && !MatroskaElement.MayContain(open.Id, id))
            _open.Pop();
        if (size == Unknown && !MatroskaElement.MayBeEndless(id))
            throw NotEbml();
        var parentEnd = _open.TryPeek(out var parent) ? parent.End : long.MaxValue;
        var end = size == Unknown ? parentEnd : _position + size;
        if (end > parentEnd)
            throw NotEbml();
        _headerFilled = 0;
        Id = id;
        switch (MatroskaElement.KindOf(id))
        {
            case MatroskaKind.Master when _open.Count == MostNested:
                throw NotEbml();
            case MatroskaKind.Master:
                _open.Push(new Open(id, end, size == Unknown));
                return true;
            case MatroskaKind.Value:
                _collecting = true;
                _valueFilled = 0;
                _valueWanted = (int)Math.Min(size, MostCollected);
                _afterValue = size - _valueWanted;
                return false;
            default:
                _skip = size;
                return false;
        }
    }

    private UnreadableVideoException NotEbml() =>
        UnreadableVideoException.Damaged($"The bytes at offset {_position - _headerFilled} are no Matroska element.");
}

namespace CourseAI.Inspection.Video;

/// <summary>
/// Reads an index here and there in a file, in windows, because over a blob each read is an HTTP request. What it may
/// take in all is limited, so that no arrangement of boxes makes it read a large file whole.
/// </summary>
internal sealed class WindowReader(Stream file)
{
    /// <summary>Most bytes one <see cref="ReadAsync"/> can ask for.</summary>
    public const int Window = 64 * 1024;

    /// <summary>The tables of three hours at 60 variable frames a second take 5 MiB.</summary>
    public const int MostRead = 16 * 1024 * 1024;

    private readonly byte[] _window = new byte[Window];
    private long _start;
    private int _filled;
    private long _read;

    public long Length { get; } = file.Length;

    /// <returns>The bytes, fewer only at the end of the file; valid until the next call.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken ct)
    {
        count = (int)Math.Clamp(Length - offset, 0, Math.Min(count, Window));
        if (offset < _start || offset + count > _start + _filled)
        {
            if (_read >= MostRead)
                throw UnreadableVideoException.Damaged(
                    $"The index is scattered over the file or larger than {MostRead / (1024 * 1024)} MiB."
                );
            file.Position = offset;
            _start = offset;
            _filled = await file.ReadAtLeastAsync(_window, (int)Math.Min(Window, Length - offset), false, ct);
            _read += _filled;
        }
        var available = Math.Min(count, (int)(_start + _filled - offset));
        return _window.AsMemory((int)(offset - _start), available);
    }
}

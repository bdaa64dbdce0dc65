namespace CourseAI.Inspection.Tests.Video;

/// <summary>
/// A file of any length that is zero but for the pieces given, counts what is read of it, and hands out at most some
/// bytes at a time, as a network does.
/// </summary>
internal sealed class SparseFile(long length, int mostPerRead, params (long At, byte[] Bytes)[] pieces) : Stream
{
    public long BytesRead { get; private set; }

    public int Reads { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Clamp(length - Position, 0, Math.Min(buffer.Length, mostPerRead));
        buffer = buffer[..count];
        buffer.Clear();
        foreach (var (at, bytes) in pieces)
        {
            var from = Math.Max(at, Position);
            var to = Math.Min(at + bytes.Length, Position + count);
            if (from < to)
                bytes.AsSpan((int)(from - at), (int)(to - from)).CopyTo(buffer[(int)(from - Position)..]);
        }
        Position += count;
        BytesRead += count;
        Reads++;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }
}

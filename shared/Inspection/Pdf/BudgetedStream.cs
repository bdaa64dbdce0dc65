namespace CourseAI.Inspection.Pdf;

/// <summary>A read-only view of a seekable stream that asks a <see cref="PdfBudget"/> every few thousand reads.</summary>
internal sealed class BudgetedStream(Stream inner, PdfBudget budget) : Stream
{
    /// <summary>PdfPig reads byte by byte; looking at the clock for each would cost more than the read.</summary>
    private const int ReadsPerCheck = 4096;

    private int _reads;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set
        {
            Count();
            inner.Position = value;
        }
    }

    public override int ReadByte()
    {
        Count();
        return inner.ReadByte();
    }

    public override int Read(Span<byte> buffer)
    {
        Count();
        return inner.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        Count();
        return inner.Seek(offset, origin);
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Count()
    {
        if (++_reads % ReadsPerCheck == 0)
            budget.Check();
    }
}

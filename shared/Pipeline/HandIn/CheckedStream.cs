using System.Security.Cryptography;
using CourseAI.Core;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.HandIn;

/// <summary>
/// A request body on its way to storage: counted and hashed while it passes, and refused at its end (before storage commits it)
/// when it is not what the headers said.
/// </summary>
internal sealed class CheckedStream(Stream source, long size, string? sha256) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        _read += read;
        _hash.AppendData(buffer.Span[..read]);
        if (read == 0 && buffer.Length > 0)
            CheckEnd();
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("a request body is read asynchronously");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        if (_read != size)
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "content-length",
                new Text(
                    $"Content-Length는 {size:N0}인데 {_read:N0}바이트가 왔습니다.",
                    $"Content-Length says {size:N0} bytes, and {_read:N0} came: send the file again."
                )
            );
        }
        if (sha256 is not null && Convert.ToHexStringLower(_hash.GetCurrentHash()) is var actual && actual != sha256)
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "content-digest",
                new Text(
                    $"받은 파일의 SHA-256은 {actual}이고, Content-Digest는 {sha256}입니다. 파일을 다시 보내 주십시오. 신고한 시각은 그대로 유지됩니다.",
                    $"The bytes that came hash to {actual}; Content-Digest says {sha256}. Send the file again: its declared time stays."
                )
            );
        }
    }
}

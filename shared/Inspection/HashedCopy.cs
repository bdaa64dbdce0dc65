using System.Buffers;
using System.Security.Cryptography;

namespace CourseAI.Inspection;

/// <summary>
/// One sequential pass over an upload: its size, its hash, and a local copy that can be read at random without a range
/// request per read. Small files stay in memory, larger ones go to a temporary file that is gone when this is disposed.
/// </summary>
internal sealed class HashedCopy : IAsyncDisposable
{
    /// <summary>Copies up to this size are kept in memory.</summary>
    public const int MemoryLimit = 4 * 1024 * 1024;

    private const int BufferBytes = 1024 * 1024;

    private readonly Stream? _content;

    private HashedCopy(Stream? content, long size, string sha256)
    {
        _content = content;
        Size = size;
        Sha256 = sha256;
    }

    public long Size { get; }

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; }

    /// <summary>Seekable, at its beginning.</summary>
    /// <exception cref="InvalidOperationException">The file is larger than what was asked to be copied.</exception>
    public Stream Content => _content ?? throw new InvalidOperationException("a file beyond the limit is not copied");

    /// <summary>Reads <paramref name="source"/> from its beginning to its end, however large it is.</summary>
    /// <param name="maxBytes">A larger file is hashed but not kept.</param>
    public static async Task<HashedCopy> TakeAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        if (source.CanSeek)
            source.Position = 0;
        Stream? copy = source.CanSeek && source.Length > maxBytes ? null : new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            int read;
            while ((read = await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                size += read;
                if (copy is null)
                    continue;
                if (size > maxBytes)
                {
                    await copy.DisposeAsync();
                    copy = null;
                    continue;
                }
                if (size > MemoryLimit && copy is MemoryStream memory)
                    copy = await SpillAsync(memory, ct);
                await copy.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            if (copy is not null)
                copy.Position = 0;
            return new HashedCopy(copy, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            if (copy is not null)
                await copy.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public ValueTask DisposeAsync() => _content?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<FileStream> SpillAsync(MemoryStream memory, CancellationToken ct)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"courseai-{Guid.NewGuid():N}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            memory.Position = 0;
            await memory.CopyToAsync(file, ct);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}

using System.Buffers;
using System.Security.Cryptography;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Video;

/// <summary>
/// Measures a video by its samples. Headers, which any editor can rewrite, are told beside it and never believed.
/// </summary>
public static class VideoInspector
{
    /// <summary>Bytes of each read of the pass over the whole file.</summary>
    private const int PassBuffer = 256 * 1024;

    /// <summary>
    /// Facts, size and SHA-256 (64 lower-case hex digits). An MP4's index is read by seeking, then everything once from
    /// the start: for the hash, for fragments, and for Matroska. Whatever the bytes are, the answer is facts.
    /// </summary>
    /// <param name="file">Seekable; left open, its position undefined.</param>
    /// <param name="fileName">For the text about a file of another format only.</param>
    /// <exception cref="IOException">Reading fails.</exception>
    public static async Task<(Facts Facts, long Size, string Sha256)> InspectAsync(
        Stream file,
        string fileName,
        CancellationToken ct
    )
    {
        var measurement = await StartAsync(file, fileName, ct);
        var (size, sha256) = await PassAsync(file, measurement.Push, ct);
        return (measurement.Facts(), size, sha256);
    }

    /// <summary>The facts alone, by the index: at most a few windows of 64 KiB of an MP4 of any size.</summary>
    /// <returns>Null when only a pass over the whole file can tell: fragmented MP4, Matroska, WebM.</returns>
    public static async Task<Facts?> InspectByIndexAsync(Stream file, string fileName, CancellationToken ct)
    {
        var measurement = await StartAsync(file, fileName, ct);
        return measurement.NeedsPass ? null : measurement.Facts();
    }

    private static async Task<VideoMeasurement> StartAsync(Stream file, string fileName, CancellationToken ct)
    {
        file.Position = 0;
        var head = new byte[VideoSignature.Length];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return await VideoMeasurement.StartAsync(file, fileName, head.AsMemory(0, length), ct);
    }

    private static async Task<(long Size, string Sha256)> PassAsync(
        Stream file,
        Action<ReadOnlySpan<byte>> push,
        CancellationToken ct
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(PassBuffer);
        try
        {
            file.Position = 0;
            var size = 0L;
            for (int read; (read = await file.ReadAsync(buffer.AsMemory(0, PassBuffer), ct)) > 0; size += read)
            {
                hash.AppendData(buffer, 0, read);
                push(buffer.AsSpan(0, read));
            }
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

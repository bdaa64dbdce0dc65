using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CourseAI.Storage;

internal static class BlobReading
{
    /// <summary>One range request per so many bytes read in a row; eight files at once hold 32 MiB.</summary>
    private const int BufferBytes = 4 * 1024 * 1024;

    private const int SmallestBuffer = 4 * 1024;

    /// <summary>A seekable stream over one version of a blob; reading fails with 412 when it was replaced meanwhile.</summary>
    public static Task<Stream> OpenAsync(BlobClient blob, string etag, long size, CancellationToken cancellation)
    {
        var options = new BlobOpenReadOptions(allowModifications: false)
        {
            BufferSize = (int)Math.Clamp(size, SmallestBuffer, BufferBytes),
            Conditions = new BlobRequestConditions { IfMatch = BareETag.ToETag(etag) },
        };
        return blob.OpenReadAsync(options, cancellation);
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Storage;

/// <summary>One attempt's copy in <c>archive</c>.</summary>
/// <param name="UploadName">Name of the upload it was copied from, as storage had it.</param>
/// <param name="Size">Bytes; only to be trusted once <paramref name="State"/> is <see cref="CopyState.Complete"/>.</param>
/// <param name="Arrived">Last-Modified of the upload's version, not of this copy.</param>
/// <param name="Copied">Last-Modified of this copy.</param>
public sealed record ArchiveCopy(
    ArchiveName Name,
    string ETag,
    string UploadName,
    long Size,
    Instant Arrived,
    Instant Copied,
    CopyState State
);

public enum CopyState
{
    Complete,

    /// <summary>Storage is still copying.</summary>
    Pending,

    /// <summary>Storage gave up, for example because the upload was replaced while it copied.</summary>
    Failed,
}

public enum CopyStart
{
    Started,

    /// <summary>The copy was there already, finished or not.</summary>
    Existed,

    /// <summary>The upload is another version by now, or gone: this one is lost.</summary>
    SourceChanged,
}

/// <summary>The container of what is inspected and graded. A copy is written once; nothing is deleted.</summary>
public sealed class ArchiveBlobs
{
    private const string ArrivedKey = "arrived";
    private const string UploadKey = "upload";

    private readonly BlobContainerClient _container;
    private readonly BlobContainerClient _uploads;

    internal ArchiveBlobs(BlobContainerClient container, BlobContainerClient uploads) =>
        (_container, _uploads) = (container, uploads);

    /// <summary>
    /// Asks storage to copy exactly this version, to a name that nothing stands at. When the version arrived goes with the copy,
    /// in the same request, since the copy has a Last-Modified of its own.
    /// </summary>
    /// <param name="instead">A failed copy that this one takes the place of.</param>
    public async Task<CopyStart> StartCopyAsync(
        UploadVersion version,
        ArchiveName name,
        ArchiveCopy? instead = null,
        CancellationToken cancellation = default
    )
    {
        var options = new BlobCopyFromUriOptions
        {
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ArrivedKey] = InstantPattern.ExtendedIso.Format(version.Arrived),
                // Headers are ASCII and hold 8 KB; the longest name in Korean is 3 KB of UTF-8.
                [UploadKey] = Convert.ToBase64String(Encoding.UTF8.GetBytes(version.Name)),
            },
            SourceConditions = new BlobRequestConditions { IfMatch = BareETag.ToETag(version.ETag) },
            DestinationConditions = instead is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = BareETag.ToETag(instead.ETag) },
        };
        var source = _uploads.GetBlobClient(version.Name).Uri;
        try
        {
            await _container.GetBlobClient(name.ToString()).StartCopyFromUriAsync(source, options, cancellation);
            return CopyStart.Started;
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return CopyStart.SourceChanged;
        }
        catch (RequestFailedException error) when (error.IsConflict())
        {
            return CopyStart.Existed;
        }
        catch (RequestFailedException error) when (error.IsConditionNotMet())
        {
            // Both sides answer 412. A copy that stands there is the answer to look at first: the upload may well have been
            // replaced after it was copied.
            var copy = await FindAsync(name, cancellation);
            return copy is not null && copy.ETag != instead?.ETag ? CopyStart.Existed : CopyStart.SourceChanged;
        }
    }

    /// <returns>Null when there is none.</returns>
    public async Task<ArchiveCopy?> FindAsync(ArchiveName name, CancellationToken cancellation = default)
    {
        try
        {
            BlobProperties found = await _container
                .GetBlobClient(name.ToString())
                .GetPropertiesAsync(cancellationToken: cancellation);
            return CopyFrom(
                name,
                found.ETag,
                found.ContentLength,
                found.LastModified,
                found.BlobCopyStatus,
                found.Metadata
            );
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return null;
        }
    }

    /// <summary>All copies, by name; evidence beside them is left out.</summary>
    public async IAsyncEnumerable<ArchiveCopy> ListAsync(
        string prefix = "",
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var options = new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata | BlobTraits.CopyStatus };
        await foreach (var blob in _container.GetBlobsAsync(options, cancellation))
            if (ArchiveName.TryParse(blob.Name, out var name) && blob.Metadata.ContainsKey(ArrivedKey))
                yield return CopyFrom(
                    name,
                    blob.Properties.ETag!.Value,
                    blob.Properties.ContentLength ?? 0,
                    blob.Properties.LastModified,
                    blob.Properties.CopyStatus,
                    blob.Metadata
                );
    }

    /// <summary>A seekable stream that reads by ranges of up to 4 MiB, of exactly this copy.</summary>
    public Task<Stream> OpenReadAsync(ArchiveCopy copy, CancellationToken cancellation = default) =>
        BlobReading.OpenAsync(_container.GetBlobClient(copy.Name.ToString()), copy.ETag, copy.Size, cancellation);

    /// <summary>Writes evidence that is too large for a table row. Written twice with the same name, it is the same bytes.</summary>
    internal Task WriteEvidenceAsync(string blobName, byte[] json, CancellationToken cancellation) =>
        _container.GetBlobClient(blobName).UploadAsync(new BinaryData(json), overwrite: true, cancellation);

    internal async Task<byte[]> ReadEvidenceAsync(string blobName, CancellationToken cancellation)
    {
        BlobDownloadResult found = await _container.GetBlobClient(blobName).DownloadContentAsync(cancellation);
        return found.Content.ToArray();
    }

    private static ArchiveCopy CopyFrom(
        ArchiveName name,
        ETag etag,
        long size,
        DateTimeOffset? copied,
        CopyStatus? status,
        IDictionary<string, string> metadata
    )
    {
        if (!metadata.TryGetValue(ArrivedKey, out var arrived) || !metadata.TryGetValue(UploadKey, out var upload))
            throw new InvalidDataException(
                $"archive/{name} has no metadata \"{ArrivedKey}\" and \"{UploadKey}\": it was not copied by this app."
            );
        return new ArchiveCopy(
            name,
            BareETag.Of(etag),
            Encoding.UTF8.GetString(Convert.FromBase64String(upload)),
            size,
            InstantPattern.ExtendedIso.Parse(arrived).Value,
            StorageTime.ToInstant(copied),
            status switch
            {
                CopyStatus.Pending => CopyState.Pending,
                CopyStatus.Failed or CopyStatus.Aborted => CopyState.Failed,
                _ => CopyState.Complete,
            }
        );
    }
}

using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using NodaTime;

namespace CourseAI.Storage;

/// <summary>One version of a blob in <c>uploads</c>.</summary>
/// <param name="Name">As storage has it; not normalized.</param>
/// <param name="ETag">Without quotes.</param>
/// <param name="Arrived">Last-Modified, whole seconds.</param>
public sealed record UploadVersion(string Name, string ETag, long Size, Instant Arrived)
{
    /// <summary>The trace that the upload belongs to (a W3C <c>traceparent</c>), as its writer left it: anything may stand there. Null in listings.</summary>
    public string? Trace { get; init; }
}

/// <param name="Address">To be written to until <paramref name="Expires"/>; whoever holds it may write.</param>
public sealed record UploadSlot(Uri Address, Instant Expires);

/// <summary>The container that students write to. Nothing is ever deleted here.</summary>
public sealed class UploadBlobs
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const string TraceKey = "traceparent";

    private readonly BlobContainerClient _container;
    private readonly SasSigner _signer;

    internal UploadBlobs(BlobContainerClient container, SasSigner signer) =>
        (_container, _signer) = (container, signer);

    /// <summary>Scheme, host and port that every slot's address begins with.</summary>
    public string Origin => _container.Uri.GetLeftPart(UriPartial.Authority);

    /// <returns>The newest version, or null when there is no such blob.</returns>
    public async Task<UploadVersion?> FindAsync(string name, CancellationToken cancellation = default)
    {
        try
        {
            BlobProperties found = await _container
                .GetBlobClient(name)
                .GetPropertiesAsync(cancellationToken: cancellation);
            return new UploadVersion(
                name,
                BareETag.Of(found.ETag),
                found.ContentLength,
                StorageTime.ToInstant(found.LastModified)
            )
            {
                Trace = found.Metadata.TryGetValue(TraceKey, out var trace) ? trace : null,
            };
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return null;
        }
    }

    /// <summary>All blobs by name, 5,000 a request.</summary>
    public async IAsyncEnumerable<UploadVersion> ListAsync(
        string prefix = "",
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var options = new GetBlobsOptions { Prefix = prefix };
        await foreach (var blob in _container.GetBlobsAsync(options, cancellation))
            yield return new UploadVersion(
                blob.Name,
                BareETag.Of(blob.Properties.ETag!.Value),
                blob.Properties.ContentLength ?? 0,
                StorageTime.ToInstant(blob.Properties.LastModified)
            );
    }

    /// <summary>Grants writing of one blob: create and write, since blocks need both. It cannot be read or deleted with it.</summary>
    public async Task<UploadSlot> OpenSlotAsync(string name, Instant expires, CancellationToken cancellation = default)
    {
        var permissions = BlobSasPermissions.Create | BlobSasPermissions.Write;
        var blob = _container.GetBlobClient(name);
        return new UploadSlot(
            await _signer.SignAsync(blob, permissions, expires.ToDateTimeOffset(), cancellation),
            expires
        );
    }

    /// <summary>
    /// Writes a new blob from a stream of unknown length, two blocks of 4 MiB in memory. What the stream throws before its end
    /// is thrown on, and then no blob is there.
    /// </summary>
    /// <param name="trace">A <c>traceparent</c> for whoever works on the upload.</param>
    /// <returns>Null when a blob of that name is there already.</returns>
    public async Task<UploadVersion?> WriteNewAsync(
        string name,
        Stream content,
        string? trace = null,
        CancellationToken cancellation = default
    )
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = trace is null
                ? null
                : new Dictionary<string, string>(StringComparer.Ordinal) { [TraceKey] = trace },
            TransferOptions = new StorageTransferOptions
            {
                InitialTransferSize = BlockBytes,
                MaximumTransferSize = BlockBytes,
                MaximumConcurrency = 1,
            },
        };
        var counted = new CountingStream(content);
        try
        {
            BlobContentInfo written = await _container.GetBlobClient(name).UploadAsync(counted, options, cancellation);
            return new UploadVersion(
                name,
                BareETag.Of(written.ETag),
                counted.BytesRead,
                StorageTime.ToInstant(written.LastModified)
            )
            {
                Trace = trace,
            };
        }
        catch (RequestFailedException error) when (error.IsConflict() || error.IsConditionNotMet())
        {
            return null;
        }
    }

    /// <exception cref="RequestFailedException">404: there is no such blob; 412: its version is another by now.</exception>
    public Task<Stream> OpenReadAsync(UploadVersion version, CancellationToken cancellation = default) =>
        BlobReading.OpenAsync(_container.GetBlobClient(version.Name), version.ETag, version.Size, cancellation);
}

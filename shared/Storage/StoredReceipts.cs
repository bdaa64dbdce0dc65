using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CourseAI.Core;

namespace CourseAI.Storage;

/// <param name="Id">The attempt id of a received receipt, the upload id of a declared one.</param>
/// <param name="Jws">Compact serialization.</param>
public sealed record StoredReceipt(string Id, string StudentId, string Jws);

/// <summary>
/// Receipts by id, each a blob <c>receipts/{id}.json</c>, since storage can keep blobs, and not table rows, from being changed. A receipt is
/// signed once: the first one written stays.
/// </summary>
public sealed class StoredReceipts
{
    private readonly BlobContainerClient _container;

    internal StoredReceipts(BlobContainerClient container) => _container = container;

    /// <returns>Null when there is none, as of what cannot be an id.</returns>
    public async Task<StoredReceipt?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (!RowId.IsPossible(id))
            return null;
        try
        {
            BlobDownloadResult found = await Blob(id).DownloadContentAsync(cancellation);
            return CoreJson.Deserialize<StoredReceipt>(found.Content.ToMemory().Span);
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return null;
        }
    }

    /// <returns>The receipt that stands: this one, or the one that was there before.</returns>
    public async Task<StoredReceipt> KeepAsync(StoredReceipt receipt, CancellationToken cancellation = default)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await Blob(receipt.Id).UploadAsync(new BinaryData(CoreJson.Serialize(receipt)), options, cancellation);
            return receipt;
        }
        catch (RequestFailedException error) when (error.IsConflict() || error.IsConditionNotMet())
        {
            // Another one stands there, and stays.
        }
        return await FindAsync(receipt.Id, cancellation)
            ?? throw new InvalidDataException($"receipt {receipt.Id} is there and cannot be read");
    }

    private BlobClient Blob(string id) => _container.GetBlobClient($"{id}.json");
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace EmbeddedFunctions;

/// <summary>
/// What one function did with which version of which blob, kept where the real host keeps it:
/// <c>blobreceipts/{hostId}/Host.Functions.{F}/"{ETag}"/{container}/{blob}</c>, with the metadata <c>Completed</c>.
/// Ours also counts tries, so that a blob that kills the process is not tried for ever.
/// </summary>
internal sealed class BlobReceipts(BlobContainerClient hosts, string hostId, string functionName, string container)
{
    private const string CompletedKey = "Completed";
    private const string TriesKey = "Tries";

    /// <summary>Limits of a blob's name in Azure Storage: characters, and segments between slashes.</summary>
    private const int LongestName = 1024;
    private const int MostSegments = 254;

    private readonly string _prefix = $"blobreceipts/{hostId}/{functionName}/";

    /// <summary>All receipts by name; the value is the number of tries begun, or null for completed.</summary>
    public async Task<Dictionary<string, int?>> LoadAsync(CancellationToken cancellation)
    {
        var receipts = new Dictionary<string, int?>(StringComparer.Ordinal);
        var options = new GetBlobsOptions { Prefix = _prefix, Traits = BlobTraits.Metadata };
        await foreach (var blob in hosts.GetBlobsAsync(options, cancellation))
            receipts[blob.Name] = blob.Metadata.ContainsKey(CompletedKey) ? null : TriesOf(blob.Metadata);
        return receipts;
    }

    public string NameOf(string blob, string etag)
    {
        var name = $"{_prefix}\"{etag}\"/{container}/{blob}";
        return name.Length <= LongestName && name.AsSpan().Count('/') < MostSegments
            ? name
            : $"{_prefix}\"{etag}\"/{container}/sha256-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blob)))}";
    }

    /// <summary>Before each try, so that it counts even if the process dies of it.</summary>
    public Task BeginAsync(string receipt, int tries, CancellationToken cancellation) =>
        WriteAsync(receipt, TriesKey, tries.ToString(CultureInfo.InvariantCulture), cancellation);

    public Task CompleteAsync(string receipt) => WriteAsync(receipt, CompletedKey, "True", CancellationToken.None);

    private Task<Response<BlobContentInfo>> WriteAsync(
        string receipt,
        string key,
        string value,
        CancellationToken cancellation
    ) =>
        hosts
            .GetBlockBlobClient(receipt)
            .UploadAsync(
                Stream.Null,
                new BlobUploadOptions
                {
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value },
                },
                cancellation
            );

    private static int TriesOf(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(TriesKey, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tries)
            ? tries
            : 0;
}

using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CourseAI.Storage;

/// <summary>A report as it lies in <c>reports</c>.</summary>
/// <param name="InputsHash">Hash of everything that the report was made from.</param>
/// <param name="LedgerLength">Entries that the student's ledger had when the report's inputs were read.</param>
public sealed record StoredReport(string ETag, long Size, string InputsHash, long LedgerLength);

/// <summary>The container of PDF reports.</summary>
public sealed class ReportBlobs
{
    private const string InputsKey = "inputs";
    private const string LedgerKey = "ledger";

    private readonly BlobContainerClient _container;

    internal ReportBlobs(BlobContainerClient container) => _container = container;

    /// <returns>Null when the student has no report yet.</returns>
    public async Task<StoredReport?> FindAsync(string studentId, CancellationToken cancellation = default)
    {
        try
        {
            BlobProperties found = await Blob(studentId).GetPropertiesAsync(cancellationToken: cancellation);
            return new StoredReport(
                BareETag.Of(found.ETag),
                found.ContentLength,
                found.Metadata[InputsKey],
                long.Parse(found.Metadata[LedgerKey], CultureInfo.InvariantCulture)
            );
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return null;
        }
    }

    /// <summary>Writes a report unless the one that stands there was made from a longer ledger.</summary>
    /// <returns>False: a longer ledger's report stands, and stays.</returns>
    public async Task<bool> WriteAsync(
        string studentId,
        byte[] pdf,
        string inputsHash,
        long ledgerLength,
        CancellationToken cancellation = default
    )
    {
        while (true)
        {
            var standing = await FindAsync(studentId, cancellation);
            if (standing is not null && standing.LedgerLength > ledgerLength)
                return false;
            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/pdf" },
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [InputsKey] = inputsHash,
                    [LedgerKey] = ledgerLength.ToString(CultureInfo.InvariantCulture),
                },
                Conditions = standing is null
                    ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                    : new BlobRequestConditions { IfMatch = BareETag.ToETag(standing.ETag) },
            };
            try
            {
                await Blob(studentId).UploadAsync(new BinaryData(pdf), options, cancellation);
                return true;
            }
            catch (RequestFailedException error) when (error.IsConditionNotMet() || error.IsConflict())
            {
                // Another writer came between: look at what stands there now.
            }
        }
    }

    /// <returns>Null when the student has no report yet.</returns>
    public async Task<Stream?> OpenReadAsync(string studentId, CancellationToken cancellation = default)
    {
        try
        {
            BlobDownloadStreamingResult found = await Blob(studentId)
                .DownloadStreamingAsync(cancellationToken: cancellation);
            return found.Content;
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return null;
        }
    }

    internal Task WriteVerdictAsync(string blobName, byte[] json, CancellationToken cancellation) =>
        _container.GetBlobClient(blobName).UploadAsync(new BinaryData(json), overwrite: true, cancellation);

    internal async Task<byte[]> ReadVerdictAsync(string blobName, CancellationToken cancellation)
    {
        BlobDownloadResult found = await _container.GetBlobClient(blobName).DownloadContentAsync(cancellation);
        return found.Content.ToArray();
    }

    private BlobClient Blob(string studentId) => _container.GetBlobClient($"{studentId}/report.pdf");
}

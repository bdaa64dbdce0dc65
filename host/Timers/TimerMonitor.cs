using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>A timer's schedule as JSON in <c>timers/{hostId}/Host.Functions.{F}/status</c>, where the real host keeps it.</summary>
internal sealed class TimerMonitor(BlobContainerClient hosts, string hostId, string functionName)
{
    private readonly BlobClient _blob = hosts.GetBlobClient($"timers/{hostId}/{functionName}/status");

    /// <summary>Null where it was never written or cannot be read.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var content = await _blob.DownloadContentAsync(cancellation);
            var status = content.Value.Content.ToObjectFromJson<ScheduleStatus>()!;
            status.Next = status.Next.ToUniversalTime();
            return status;
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Task WriteAsync(ScheduleStatus status) =>
        _blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true);
}

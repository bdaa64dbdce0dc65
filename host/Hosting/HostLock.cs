using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace EmbeddedFunctions;

/// <summary>
/// A blob lease under <c>locks/{hostId}/</c>: of all hosts with one host id, one does the work. A host that was killed
/// on this machine loses its lease at once, on another machine when it runs out.
/// </summary>
internal sealed class HostLock(HostStore store, string name, HostLog log)
{
    private const string HolderKey = "Holder";

    /// <summary>The shortest that storage grants.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private static readonly string Holder = DescribeSelf();

    /// <summary>Does the work whenever the lock is held; its token ends when the lock is lost. Returns when the host stops.</summary>
    public async Task HoldAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await TryAcquireAsync(stopping) is { } lease)
                    await WorkAsync(lease, work, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is RequestFailedException or AggregateException or IOException)
            {
                log.StorageTrouble(name, error.Message);
            }
            await Pause.ForAsync(Retry, stopping);
        }
    }

    private async Task<BlobLeaseClient?> TryAcquireAsync(CancellationToken stopping)
    {
        var blob = (await store.ContainerAsync(stopping)).GetBlockBlobClient($"locks/{store.HostId}/{name}");
        try
        {
            if (!await blob.ExistsAsync(stopping))
                await blob.UploadAsync(
                    Stream.Null,
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    stopping
                );
        }
        catch (RequestFailedException made) when (made.Status is 409 or 412)
        {
            // The other host made it.
        }
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Lease, cancellationToken: stopping);
            // Only who is named holds it: a host that takes the former holder for dead breaks the lease unless this came first.
            await blob.SetMetadataAsync(
                new Dictionary<string, string>(StringComparer.Ordinal) { [HolderKey] = Holder },
                new BlobRequestConditions { LeaseId = lease.LeaseId },
                stopping
            );
            return lease;
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
            await BreakIfHolderIsDeadAsync(blob, stopping);
            return null;
        }
    }

    private static async Task BreakIfHolderIsDeadAsync(BlockBlobClient blob, CancellationToken stopping)
    {
        var properties = (await blob.GetPropertiesAsync(cancellationToken: stopping)).Value;
        if (!properties.Metadata.TryGetValue(HolderKey, out var holder) || !IsDead(holder))
            return;
        try
        {
            await blob.GetBlobLeaseClient()
                .BreakAsync(TimeSpan.Zero, new RequestConditions { IfMatch = properties.ETag }, stopping);
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            // Somebody else was faster.
        }
    }

    private async Task WorkAsync(BlobLeaseClient lease, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var renewing = new CancellationTokenSource();
        var renewal = RenewAsync(lease, held, renewing.Token);
        try
        {
            await work(held.Token);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // The end of the host or of the lock.
        }
        finally
        {
            await renewing.CancelAsync();
            await renewal;
            await ReleaseAsync(lease);
        }
    }

    /// <summary>Renews until told to end, also while invocations finish after the host was told to stop.</summary>
    private async Task RenewAsync(BlobLeaseClient lease, CancellationTokenSource held, CancellationToken ending)
    {
        var renewed = Stopwatch.GetTimestamp();
        while (await Pause.ForAsync(Renewal, ending))
        {
            try
            {
                await lease.RenewAsync(cancellationToken: ending);
                renewed = Stopwatch.GetTimestamp();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error)
            {
                var taken = error is RequestFailedException { Status: 404 or 409 or 412 };
                if (!taken && Stopwatch.GetElapsedTime(renewed) < Lease - Renewal)
                    continue;
                log.LockLost(name, error.Message);
                await held.CancelAsync();
                return;
            }
        }
    }

    private static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
            // It runs out by itself.
        }
    }

    private static string DescribeSelf()
    {
        using var self = Process.GetCurrentProcess();
        return $"{Uri.EscapeDataString(Environment.MachineName)} {self.Id} {StartOf(self)}";
    }

    private static bool IsDead(string holder)
    {
        if (
            holder.Split(' ') is not [var machine, var id, var start]
            || Uri.UnescapeDataString(machine) != Environment.MachineName
            || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
        )
            return false;
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited || StartOf(process) != start;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>To the second: some systems tell a start time that wavers by a clock tick.</summary>
    private static string StartOf(Process process) =>
        process.StartTime.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}

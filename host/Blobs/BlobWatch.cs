using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;

namespace EmbeddedFunctions;

/// <summary>Scans one container for the functions that are for it, and hands each new version of a blob to them.</summary>
internal sealed class BlobWatch(
    BlobContainerClient container,
    BlobListing listing,
    IReadOnlyList<BlobRunner> runners,
    HostLog log
)
{
    public static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>A pause lasts at least this many scans, so that scanning never takes more than a fifth of the storage's time.</summary>
    private const int PausePerScan = 4;

    /// <summary>Returns when the token ends, after the invocations that run.</summary>
    public async Task WatchAsync(CancellationToken stopping)
    {
        var flying = new InFlight();
        try
        {
            foreach (var runner in runners)
                await runner.LoadAsync(stopping);
            listing.Forget();
            var pause = ShortestPause;
            while (!stopping.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                var isActive = await ScanAsync(flying, stopping) || flying.Count > 0;
                pause = isActive ? ShortestPause : Min(pause * 1.5, LongestPause);
                await Pause.ForAsync(Max(pause, Stopwatch.GetElapsedTime(started) * PausePerScan), stopping);
            }
        }
        finally
        {
            await flying.DrainAsync();
            foreach (var runner in runners)
                runner.Dispose();
        }
    }

    private async Task<bool> ScanAsync(InFlight flying, CancellationToken stopping)
    {
        try
        {
            var any = false;
            foreach (var runner in runners)
                any |= runner.ToldToLookAgain();
            if (any)
                listing.Forget();
            foreach (var blob in await listing.ScanAsync(stopping))
            foreach (var runner in runners)
                any |= runner.Offer(blob, flying, stopping);
            return any;
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException or IOException)
        {
            listing.Forget();
            log.StorageTrouble(container.Name, error.Message);
            return false;
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

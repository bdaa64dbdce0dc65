using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;

namespace EmbeddedFunctions;

/// <summary>Watches every container that a blob function names, on one host at a time.</summary>
internal sealed class BlobPump(
    FunctionTable table,
    HostStore store,
    Invoker invoker,
    HostJson hostJson,
    IHostApplicationLifetime lifetime,
    HostLog log
) : BackgroundService
{
    /// <summary>The real host's name of this lock.</summary>
    private const string LockName = "WebJobs.Internal.Blobs.Listener";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new HostLock(store, LockName, log).HoldAsync(WatchAllAsync, lifetime.ApplicationStopping);

    private async Task WatchAllAsync(CancellationToken stopping)
    {
        var hosts = await store.ContainerAsync(stopping);
        var watches = table
            .By<BlobTrigger>()
            .GroupBy(each => (each.Trigger.ConnectionString, each.Trigger.Path.Container))
            .Select(group => WatchOf(hosts, group.Key.ConnectionString, group.Key.Container, [.. group]));
        await Task.WhenAll(watches.Select(watch => watch.WatchAsync(stopping)));
    }

    private BlobWatch WatchOf(
        BlobContainerClient hosts,
        string connection,
        string name,
        IReadOnlyList<(FunctionEntry Function, BlobTrigger Trigger)> functions
    )
    {
        var service = new BlobServiceClient(connection);
        var container = service.GetBlobContainerClient(name);
        var prefix = functions.Select(each => each.Trigger.Path.Before).Aggregate(CommonStart);
        var runners = functions.Select(each => new BlobRunner(
            each.Function,
            container,
            new BlobReceipts(hosts, store.HostId, each.Function.HostName, name),
            new PoisonBlobs(connection),
            invoker,
            hostJson,
            log
        ));
        return new BlobWatch(container, new BlobListing(service, container, prefix), [.. runners], log);
    }

    private static string CommonStart(string a, string b) => a[..a.AsSpan().CommonPrefixLength(b)];
}

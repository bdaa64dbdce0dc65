using Azure.Storage.Blobs;

namespace EmbeddedFunctions;

/// <summary>The container in which hosts keep receipts, locks and timers, under this app's host id.</summary>
internal sealed class HostStore(HostSettings settings, string hostId)
{
    private BlobContainerClient? _container;

    public string HostId { get; } = hostId;

    public async Task<BlobContainerClient> ContainerAsync(CancellationToken cancellation)
    {
        if (_container is { } known)
            return known;
        var container = new BlobContainerClient(
            settings.ConnectionString(HostSettings.DefaultConnection),
            "azure-webjobs-hosts"
        );
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        return _container = container;
    }
}

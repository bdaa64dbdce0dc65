using CourseAI.Storage;
using Microsoft.Extensions.Hosting;

namespace CourseAI.Pipeline;

/// <summary>Makes containers, tables and queues, and lets the portal write, before anything is served. In Azure they are there already, by the deployment.</summary>
internal sealed class StorageSetup(CourseStorage storage, PublicAddress address) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            storage.EnsureCreatedAsync(cancellationToken),
            storage.AllowBrowserAsync(address.Origins, cancellationToken)
        );

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

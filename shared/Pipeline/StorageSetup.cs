using CourseAI.Storage;
using Microsoft.Extensions.Hosting;

namespace CourseAI.Pipeline;

/// <summary>Makes containers, tables and queues before anything is served. In Azure they are there already, by the deployment.</summary>
internal sealed class StorageSetup(CourseStorage storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => storage.EnsureCreatedAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

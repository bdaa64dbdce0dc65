using Microsoft.Extensions.Hosting;

namespace EmbeddedFunctions;

/// <summary>Listens to the queue of every queue function.</summary>
internal sealed class QueuePump(
    FunctionTable table,
    Invoker invoker,
    HostJson hostJson,
    IHostApplicationLifetime lifetime,
    HostLog log
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            table
                .By<QueueTrigger>()
                .Select(each =>
                    new QueueListener(each.Function, each.Trigger, invoker, hostJson, log).ListenAsync(
                        lifetime.ApplicationStopping
                    )
                )
        );
}

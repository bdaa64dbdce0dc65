using Microsoft.Extensions.Hosting;

namespace EmbeddedFunctions;

/// <summary>Runs every timer, each on one host at a time.</summary>
internal sealed class TimerPump(
    FunctionTable table,
    HostStore store,
    Invoker invoker,
    IHostApplicationLifetime lifetime,
    HostLog log
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            table
                .By<TimerTrigger>()
                .Select(each =>
                    new HostLock(store, each.Function.HostName + ".Listener", log).HoldAsync(
                        new TimerLoop(each.Function, each.Trigger, store, invoker, TimeProvider.System).RunAsync,
                        lifetime.ApplicationStopping
                    )
                )
        );
}

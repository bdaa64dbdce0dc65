using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace EmbeddedFunctions;

/// <summary>Tells the address and how long the start took, once calls are answered.</summary>
internal sealed class ReadyLine(FunctionSource source, FunctionTable table, HostLog log)
{
    public void TellWhenStarted(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
            log.Ready(string.Join(", ", app.Urls), (long)SinceStart().TotalMilliseconds, Count())
        );

    private TimeSpan SinceStart()
    {
        if (source.Started is { } started)
            return Stopwatch.GetElapsedTime(started);
        using var process = Process.GetCurrentProcess();
        return TimeProvider.System.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime();
    }

    private string Count() =>
        string.Join(
            ", ",
            table
                .Functions.GroupBy(function => function.Trigger.BindingType, StringComparer.Ordinal)
                .Select(group => $"{group.Count()} {group.Key[..^"Trigger".Length]}")
        ) + " functions";
}

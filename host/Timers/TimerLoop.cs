using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>One timer: waits for its next time, runs, and only then asks for the next, so that runs never overlap.</summary>
internal sealed class TimerLoop(
    FunctionEntry function,
    TimerTrigger trigger,
    HostStore store,
    Invoker invoker,
    TimeProvider clock
)
{
    /// <summary>A longer wait is cut, so that a clock that is set or a machine that slept is noticed.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var monitor =
            trigger.UseMonitor && trigger.Schedule.IsWorthMonitoring(now)
                ? new TimerMonitor(await store.ContainerAsync(stopping), store.HostId, function.HostName)
                : null;
        var kept = monitor is null ? null : await monitor.ReadAsync(stopping);
        var isPastDue = kept is not null && kept.Next <= now.UtcDateTime;
        var status =
            kept ?? new ScheduleStatus { Next = trigger.Schedule.Next(now).UtcDateTime, LastUpdated = now.UtcDateTime };
        if (monitor is not null && kept is null)
            await monitor.WriteAsync(status);
        if (isPastDue || trigger.RunOnStartup)
            status = await FireAsync(monitor, status, isPastDue, stopping);
        while (await WaitUntilAsync(status.Next, stopping))
            status = await FireAsync(monitor, status, isPastDue: false, stopping);
    }

    private async Task<bool> WaitUntilAsync(DateTime next, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var wait = next - clock.GetUtcNow().UtcDateTime;
            if (wait <= TimeSpan.Zero)
                return true;
            await Pause.ForAsync(wait < LongestWait ? wait : LongestWait, stopping);
        }
        return false;
    }

    private async Task<ScheduleStatus> FireAsync(
        TimerMonitor? monitor,
        ScheduleStatus status,
        bool isPastDue,
        CancellationToken stopping
    )
    {
        var started = clock.GetUtcNow();
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = monitor is null ? null : status };
        await TryAsync(info, stopping);
        var now = clock.GetUtcNow();
        var after = new ScheduleStatus
        {
            Last = started.UtcDateTime,
            Next = trigger.Schedule.Next(now).UtcDateTime,
            LastUpdated = now.UtcDateTime,
        };
        if (monitor is not null && !invoker.IsStopping)
            await monitor.WriteAsync(after);
        return after;
    }

    private async Task TryAsync(TimerInfo info, CancellationToken stopping)
    {
        var rule = trigger.Retry;
        for (var retry = 0; ; retry++)
        {
            try
            {
                await invoker.InvokeAsync(
                    function,
                    info,
                    new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase),
                    retry: rule.MaxRetries == 0 ? null : new Retries(retry, rule.MaxRetries),
                    cancellation: CancellationToken.None
                );
                return;
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                // The invoker has logged it; a timer's next run comes whatever became of this one.
                if (rule.MaxRetries >= 0 && retry >= rule.MaxRetries)
                    return;
            }
            catch (Exception)
            {
                return;
            }
            if (!await Pause.ForAsync(rule.Delay, stopping))
                return;
        }
    }
}

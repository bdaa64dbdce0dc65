using System.Diagnostics;

namespace EmbeddedFunctions.Tests;

internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Returns when it holds; fails the test when it does not within a minute, or the given time.</summary>
    public static Task UntilAsync(Func<bool> holds, string what, TimeSpan? limit = null) =>
        UntilAsync(() => Task.FromResult(holds()), what, limit);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what, TimeSpan? limit = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > (limit ?? Limit))
                Assert.Fail($"Not within {(limit ?? Limit).TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Lets time pass in which something must not happen.</summary>
    public static async Task AWhileAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}

using System.Diagnostics;

namespace CourseAI.Cli.Tests;

internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Returns when it holds; fails the test when it does not within a minute.</summary>
    public static Task UntilAsync(Func<bool> holds, string what) => UntilAsync(() => Task.FromResult(holds()), what);

    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                Assert.Fail($"Not within {Limit.TotalSeconds} s: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}

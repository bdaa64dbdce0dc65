using System.Diagnostics;

namespace CourseAI.Training;

/// <summary>One line that is written over while something takes its time; nothing where the output is no terminal.</summary>
public sealed class Progress
{
    private const int Width = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.2);

    private long _shown;

    /// <param name="done">0–1.</param>
    public void Show(string what, double done)
    {
        if (Console.IsOutputRedirected || Stopwatch.GetElapsedTime(_shown) < Interval)
            return;
        _shown = Stopwatch.GetTimestamp();
        var filled = (int)(done * Width);
        Console.Write($"\r\e[K{what} [{new string('#', filled)}{new string('.', Width - filled)}]");
    }

    /// <summary>The same items; while they are worked on, one after the other, how many are done is shown.</summary>
    /// <param name="count">Of the items.</param>
    public static IEnumerable<T> Through<T>(string what, IEnumerable<T> items, int count)
    {
        var progress = new Progress();
        var done = 0;
        foreach (var item in items)
        {
            yield return item;
            progress.Show(what, ++done / (double)count);
        }
        if (!Console.IsOutputRedirected)
            Console.Write("\r\e[K");
    }

    /// <summary>For work that does not tell how far it is: counts the seconds.</summary>
    /// <returns>How long it took.</returns>
    public static TimeSpan While(string what, Action work)
    {
        var started = Stopwatch.GetTimestamp();
        using (
            new Timer(
                _ =>
                {
                    if (!Console.IsOutputRedirected)
                        Console.Write($"\r\e[K{what} {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
                },
                null,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromSeconds(1)
            )
        )
            work();
        var took = Stopwatch.GetElapsedTime(started);
        Done($"{what}: {took.TotalSeconds:F1} s");
        return took;
    }

    public static void Done(string what) => Console.WriteLine(Console.IsOutputRedirected ? what : $"\r\e[K{what}");
}

using System.Diagnostics;
using System.IO.Compression;
using CourseAI.Bench.Deployments;

namespace CourseAI.Bench.Scenarios;

/// <summary>How much the app's process grows by sending <c>reports.zip</c> of a class, each time in a new process.</summary>
internal static class MemoryZip
{
    private const double PromisedMiB = 64;

    /// <summary>As many as the promise speaks of.</summary>
    private const int Students = 1000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds, CancellationToken cancellation)
    {
        await using var deployment = await Deployment.StartAsync(cancellation);
        var making = Stopwatch.StartNew();
        await deployment.PutRulesAsync(Students, cancellation);
        making.Stop();
        var (growths, seconds) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await deployment.RestartAppAsync(cancellation);
            var idle = await deployment.App.IdleWorkingSetAsync(cancellation);
            var file = Path.Combine(deployment.Folder, "reports.zip");
            var clock = Stopwatch.StartNew();
            await DownloadAsync(deployment, file, cancellation);
            seconds.Add(clock.Elapsed.TotalSeconds);
            growths.Add((deployment.App.PeakWorkingSet - idle) / 1024.0 / 1024.0);
            await using var zip = await ZipFile.OpenReadAsync(file, cancellation);
            if (zip.Entries.Count != Students)
                throw new InvalidOperationException($"{zip.Entries.Count} reports came instead of {Students}");
        }
        return
        [
            new($"memory: reports.zip of {Students:N0} students", growths, "MiB", PromisedMiB, OfWorst: true),
            new(
                $"time: a new roster of {Students:N0} students until all have a report",
                [making.Elapsed.TotalSeconds],
                "s"
            ),
            new($"time: reports.zip of {Students:N0} students", seconds, "s"),
        ];
    }

    private static async Task DownloadAsync(Deployment deployment, string file, CancellationToken cancellation)
    {
        using var instructor = deployment.Instructor();
        await using var zip = await instructor.GetStreamAsync("api/reports.zip", cancellation);
        await using var target = File.Create(file);
        await zip.CopyToAsync(target, cancellation);
    }
}

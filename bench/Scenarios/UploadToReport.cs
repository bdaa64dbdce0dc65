using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CourseAI.Bench.Deployments;

namespace CourseAI.Bench.Scenarios;

/// <summary>
/// From the end of an upload to the PDF, for every sample file, one at a time, each by a student of its own. Before each the host
/// is left alone for some seconds, so that its scan is as slow as it gets.
/// </summary>
internal static class UploadToReport
{
    private const double PromisedSeconds = 1.5;

    /// <summary>After two seconds of quiet, scans are nearly a second apart; up to a second more meets them at any moment.</summary>
    private const double QuietSeconds = 2;
    private const int Seed = 20261219;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds, CancellationToken cancellation)
    {
        var samples = Samples();
        await using var deployment = await Deployment.StartAsync(cancellation);
        await deployment.PutRulesAsync(rounds * samples.Count + 1, cancellation);
        // The first upload of a process pays for its compilation; those that follow are what students wait for.
        var student = 0;
        await MeasureAsync(deployment, ++student, samples[0], cancellation);

        var random = new Random(Seed);
        var times = samples.ToDictionary(sample => sample, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var sample in samples)
            {
                await Task.Delay(TimeSpan.FromSeconds(QuietSeconds + random.NextDouble()), cancellation);
                times[sample].Add(await MeasureAsync(deployment, ++student, sample, cancellation));
            }
        }
        return
        [
            new("upload to report: all samples", [.. times.Values.SelectMany(of => of)], "s", PromisedSeconds),
            .. times.Select(of => new Figure($"upload to report: {of.Key.FileName}", of.Value, "s")),
        ];
    }

    private static List<(string Part, string FileName, string Path)> Samples() =>
        [.. Of("pdf", "report"), .. Of("zip", "source"), .. Of("video", "video"), .. Of("images", "images")];

    private static IEnumerable<(string Part, string FileName, string Path)> Of(string folder, string part) =>
        Directory
            .EnumerateFiles(Repository.Sample(folder))
            .Order(StringComparer.Ordinal)
            .Select(path => (part, Path.GetFileName(path), path));

    private static async Task<double> MeasureAsync(
        Deployment deployment,
        int student,
        (string Part, string FileName, string Path) sample,
        CancellationToken cancellation
    )
    {
        var id = Deployment.StudentId(student);
        var report = deployment.Container("reports").GetBlobClient($"{id}/report.pdf");
        await deployment
            .Container("uploads")
            .GetBlobClient($"{id}/{sample.Part}/{sample.FileName}")
            .UploadAsync(sample.Path, cancellation);
        var ended = Stopwatch.GetTimestamp();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using var timer = new PeriodicTimer(Beat);
        while (!await TellsOfItAsync(report, limit.Token))
            await timer.WaitForNextTickAsync(limit.Token);
        var took = Stopwatch.GetElapsedTime(ended).TotalSeconds;

        using var client = deployment.Student(student);
        await Reports.WaitForAsync(client, attempts: 1, cancellation);
        return took;
    }

    /// <summary>The report that stood before was made from an empty ledger.</summary>
    private static async Task<bool> TellsOfItAsync(BlobClient report, CancellationToken cancellation)
    {
        BlobProperties found = await report.GetPropertiesAsync(cancellationToken: cancellation);
        return found.Metadata["ledger"] != "0";
    }
}

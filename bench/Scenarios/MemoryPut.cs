using System.Security.Cryptography;
using CourseAI.Bench.Deployments;
using CourseAI.Pipeline.HandIn;

namespace CourseAI.Bench.Scenarios;

/// <summary>How much the app's process grows by the largest file that one request may bring, each time in a new process.</summary>
internal static class MemoryPut
{
    private const double PromisedMiB = 64;

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds, CancellationToken cancellation)
    {
        await using var deployment = await Deployment.StartAsync(cancellation);
        await deployment.PutRulesAsync(rounds, cancellation);
        var film = Path.Combine(deployment.Folder, "film.mp4");
        LargeMovie.Write(film, Repository.Sample("video", "mp4-181s-moov-last.mp4"), PutUpload.MaxBytes);
        var digest = await DigestAsync(film, cancellation);

        var (idles, whileSent, untilReport) = (new List<double>(), new List<double>(), new List<double>());
        for (var student = 1; student <= rounds; student++)
        {
            await deployment.RestartAppAsync(cancellation);
            var idle = await deployment.App.IdleWorkingSetAsync(cancellation);
            idles.Add(MiB(idle));
            using var client = deployment.Student(student);
            await using var file = File.OpenRead(film);
            using var content = new StreamContent(file);
            content.Headers.Add("Content-Digest", digest);
            using var answer = await client.PutAsync("api/uploads/video/film.mp4", content, cancellation);
            whileSent.Add(MiB(deployment.App.PeakWorkingSet - idle));
            answer.EnsureSuccessStatusCode();
            await Reports.WaitForAsync(client, attempts: 1, cancellation);
            untilReport.Add(MiB(deployment.App.PeakWorkingSet - idle));
        }
        return
        [
            new("memory: the idle app", idles, "MiB"),
            new("memory: 100 MiB PUT, while it streams", whileSent, "MiB", PromisedMiB, OfWorst: true),
            new("memory: 100 MiB PUT, until its report stands", untilReport, "MiB"),
        ];
    }

    private static double MiB(long bytes) => bytes / 1024.0 / 1024.0;

    private static async Task<string> DigestAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return ContentDigest.Write(await SHA256.HashDataAsync(file, cancellation));
    }
}

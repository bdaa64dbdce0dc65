using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace EmbeddedFunctions.Tests.Blobs;

public sealed class IdleCostTests(Storage storage, ITestOutputHelper output)
{
    private const int Blobs = 10_000;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    /// <summary>Explicit: two minutes, and it wants a machine of its own. The README gives its figures.</summary>
    [Fact(Explicit = true)]
    public async Task Idle_with_ten_thousand_blobs_it_takes_under_three_percent_of_a_core()
    {
        var container = new BlobContainerClient(storage.ConnectionString, Storage.NewName("many"));
        await container.CreateAsync();
        await Parallel.ForAsync(
            0,
            Blobs,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (each, _) => await PutAsync(container, $"{each % 100:d3}/part/{each:d5}.pdf")
        );
        var diary = Path.GetTempFileName();
        await using var app = await App.StartAsync(
            storage.ConnectionString,
            Storage.NewName("idle"),
            container.Name,
            diary
        );
        var first = Stopwatch.GetTimestamp();
        await Wait.UntilAsync(() => LinesOf(diary) == Blobs, "all blobs have fired", TimeSpan.FromMinutes(5));
        output.WriteLine($"first pass: {Stopwatch.GetElapsedTime(first).TotalSeconds:f0} s");
        await Wait.AWhileAsync(TimeSpan.FromSeconds(10));

        using var azurite = Process.GetProcessById(storage.ProcessId);
        var (host, emulator) = (CpuOf(app.Process), CpuOf(azurite));
        await Wait.AWhileAsync(Watched);
        var (hostShare, emulatorShare) = ((CpuOf(app.Process) - host) / Watched, (CpuOf(azurite) - emulator) / Watched);
        output.WriteLine($"host {hostShare:p1} of a core, Azurite {emulatorShare:p1}");

        var latencies = new List<double>();
        for (var each = 0; each < 10; each++)
        {
            var before = LinesOf(diary);
            var put = Stopwatch.GetTimestamp();
            await PutAsync(container, $"new/{each}");
            await Wait.UntilAsync(() => LinesOf(diary) > before, "the new one");
            latencies.Add(Stopwatch.GetElapsedTime(put).TotalMilliseconds);
            await Wait.AWhileAsync(TimeSpan.FromSeconds(4));
        }
        output.WriteLine(
            $"upload to function when idle: median {latencies.Order().ElementAt(5):f0} ms, worst {latencies.Max():f0} ms"
        );
        File.Delete(diary);
        hostShare.Should().BeLessThan(0.03);
    }

    private static async Task PutAsync(BlobContainerClient container, string name) =>
        await container.GetBlockBlobClient(name).UploadAsync(new MemoryStream("text"u8.ToArray()));

    private static int LinesOf(string file) => File.ReadLines(file).Count();

    private static TimeSpan CpuOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}

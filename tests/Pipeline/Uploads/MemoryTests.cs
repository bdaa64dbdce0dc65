using System.Diagnostics;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Uploads;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests(AzuriteAccounts accounts)
{
    private const int Files = 8;
    private const int FileBytes = 48 * 1024 * 1024;
    private const long AllowedGrowth = 200L * 1024 * 1024; // of 384 MiB that go through

    [Fact]
    public async Task Eight_large_files_at_once_are_not_held_in_memory()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var content = new byte[FileBytes];
        for (var i = 0; i < Files; i++)
            await course.UploadAsync(NameOf(i), content);
        GC.Collect();
        var before = WorkingSet();

        var work = Task.WhenAll(Enumerable.Range(0, Files).Select(i => course.Accept.RunAsync(NameOf(i))));
        var peak = before;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!work.IsCompleted && await timer.WaitForNextTickAsync())
            peak = Math.Max(peak, WorkingSet());

        (await work).Should().AllBeEquivalentTo(UploadOutcome.Received);
        TestContext.Current.TestOutputHelper!.WriteLine($"{(peak - before) >> 20} MiB for {Files} files");
        (peak - before).Should().BeLessThan(AllowedGrowth);
    }

    private static string NameOf(int i) => $"{CourseUnderTest.Student}/video/{i}.mp4";

    private static long WorkingSet()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}

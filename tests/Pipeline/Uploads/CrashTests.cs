using System.Diagnostics;
using System.Globalization;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Uploads;

public sealed class CrashTests(AzuriteAccounts accounts)
{
    private const int Killed = 137; // 128 + SIGKILL
    private const string Blob = $"{CourseUnderTest.Student}/proposal/제안서.pdf";

    [Fact]
    public async Task Killed_after_any_request_of_an_upload_it_leaves_what_can_be_made_whole()
    {
        var total = await RequestsOfAnUndisturbedRunAsync();
        total.Should().BeGreaterThan(10);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, total),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (requests, _) => await KillAndRecoverAsync(requests)
        );
    }

    private async Task KillAndRecoverAsync(int requests)
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-1-page.pdf"));
        var (exitCode, output) = await RunChildAsync(course, requests);
        exitCode.Should().Be(Killed, "it dies after request {0}; it said: {1}", requests, output);

        // Every other time the event is not delivered again, and only the sweep is left to notice.
        if (requests % 2 == 0)
            await course.Accept.RunAsync(Blob);
        else
            (await course.Sweep.RunAsync()).Unsettled.Should().Be(0);
        await course.MakeRequestedReportsAsync();
        await course.ShouldHoldOneAttemptAsync();
    }

    private async Task<int> RequestsOfAnUndisturbedRunAsync()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-1-page.pdf"));
        var (exitCode, output) = await RunChildAsync(course, requests: int.MaxValue);
        exitCode.Should().Be(0, "nothing disturbs it; it said: {0}", output);
        await course.ShouldHoldOneAttemptAsync();
        return int.Parse(output, CultureInfo.InvariantCulture);
    }

    private static async Task<(int ExitCode, string Output)> RunChildAsync(CourseUnderTest course, int requests)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            CourseUnderTest.Metadata("CrashApp"),
            course.Connection,
            course.KeyFolder,
            Blob,
            CourseUnderTest.Student,
            requests.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, output + await error);
    }
}

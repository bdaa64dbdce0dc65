using System.Diagnostics;

namespace CourseAI.Functions.Tests;

/// <summary>The functions' project as MSBuild sees it, which is asked without a restore.</summary>
internal static class FunctionsProject
{
    /// <returns>What MSBuild said; that it succeeded is asserted.</returns>
    public static async Task<string> AskAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["msbuild", "functions/CourseAI.Functions.csproj", "-nodeReuse:false", "-nologo", .. arguments]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = RunningApp.Repository,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, output);
        return output;
    }
}

using System.Diagnostics;

namespace CourseAI.Inspection.Tests;

/// <summary>An independent program whose answer ours is held against; the test is skipped where it is not installed.</summary>
internal static class Tool
{
    /// <param name="package">The Debian package that has it.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string package,
        string tool,
        params string[] arguments
    )
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".exe")));
        Assert.SkipUnless(isInstalled, $"install with: apt-get install {package}");
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}

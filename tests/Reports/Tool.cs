using System.ComponentModel;
using System.Diagnostics;

namespace CourseAI.Reports.Tests;

/// <summary>Programs that look at a PDF from outside; tests that want an absent one are skipped.</summary>
internal static class Tool
{
    public static void SkipUnlessThere(string program, string package) =>
        Assert.SkipUnless(IsThere(program), $"{program} is absent; install with: apt-get install {package}");

    /// <returns>What it wrote to its standard output.</returns>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.Wait();
        return output;
    }

    private static bool IsThere(string program)
    {
        try
        {
            Run(program, "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

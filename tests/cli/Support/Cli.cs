using System.Diagnostics;
using CourseAI.Cli.Repositories;
using CourseAI.Cli.Terminals;

namespace CourseAI.Cli.Tests;

/// <param name="Out">Standard output.</param>
/// <param name="Err">Standard error.</param>
public sealed record CliResult(int ExitCode, string Out, string Err);

/// <summary>Runs <c>courseai</c> as a person does.</summary>
internal static class Cli
{
    public static Repository Repository { get; } = Repository.Find();

    /// <summary>In this process: the same commands on a terminal of strings.</summary>
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new Terminal(output, error, plain: true));
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>As a process of its own, which can be killed.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}

using System.Diagnostics;
using System.Reflection;

namespace CourseAI.Infra.Tests;

/// <summary>The Bicep CLI, which works offline: no template here uses a module registry.</summary>
internal static class Bicep
{
    private static readonly AssemblyMetadataAttribute[] Metadata =
    [
        .. Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>(),
    ];

    public static string Infra { get; } = Path.Combine(Metadatum("RepositoryRoot"), "infra");

    /// <param name="Diagnostics">Errors, warnings and lint; empty when there are none.</param>
    public sealed record Answer(int ExitCode, string Output, string Diagnostics);

    public static Task<Answer> RunAsync(params string[] arguments) =>
        RunProgramAsync(Metadatum("Bicep") + (OperatingSystem.IsWindows() ? ".exe" : ""), arguments);

    public static async Task<Answer> RunProgramAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Deployment.Given)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, output, (await errors).Trim());
    }

    /// <summary>A copy of the templates, where the CLI may write.</summary>
    public static string CopyTemplates()
    {
        var folder = Directory.CreateTempSubdirectory("courseai-infra-").FullName;
        foreach (var file in Directory.EnumerateFiles(Infra, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Infra, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return folder;
    }

    private static string Metadatum(string key) => Metadata.Single(one => one.Key == key).Value!;
}

using System.Diagnostics;

namespace CourseAI.Bench.Deployments;

/// <summary>This program as the app is published for Azure: compiled ahead of time, for this system. In a temporary folder.</summary>
internal sealed class PublishedBench : IDisposable
{
    private readonly string _folder;

    private PublishedBench(string folder) => _folder = folder;

    public string Assembly => Path.Combine(_folder, Path.GetFileName(typeof(PublishedBench).Assembly.Location));

    /// <exception cref="InvalidOperationException">It cannot be published; what the compiler said stands on the standard error.</exception>
    public static async Task<PublishedBench> MakeAsync(CancellationToken cancellation)
    {
        var published = new PublishedBench(Directory.CreateTempSubdirectory("courseai-published-").FullName);
        string[] arguments =
        [
            "publish",
            Path.Combine(Repository.Root, "bench"),
            "--configuration",
            Repository.Configuration,
            "--runtime",
            Repository.System,
            "--self-contained",
            "false",
            "--output",
            published._folder,
            "--verbosity",
            "quiet",
            "-nologo",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode == 0)
            return published;
        published.Dispose();
        throw new InvalidOperationException("bench cannot be published for " + Repository.System);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

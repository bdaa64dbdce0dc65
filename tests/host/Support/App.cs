using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace EmbeddedFunctions.Tests;

/// <summary>The app of tests/host/App as a process of its own, on a free port.</summary>
internal sealed partial class App : IAsyncDisposable
{
    private App(Process process, Uri baseUri, TimeSpan ready)
    {
        Process = process;
        BaseUri = baseUri;
        Ready = ready;
    }

    public Process Process { get; }

    public Uri BaseUri { get; }

    /// <summary>What it says of itself: from the beginning of the process until calls are answered.</summary>
    public TimeSpan Ready { get; }

    /// <param name="diary">A file to which each run of the blob function appends the blob's name.</param>
    public static async Task<App> StartAsync(string storage, string hostId, string container, string diary)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Dll);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["AzureFunctionsWebHost__hostid"] = hostId;
        start.Environment["Watched"] = container;
        start.Environment["DIARY"] = diary;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            if (ReadyLine().Match(line) is not { Success: true } match)
                continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            var milliseconds = int.Parse(match.Groups["ms"].Value, System.Globalization.CultureInfo.InvariantCulture);
            return new App(process, new Uri(match.Groups["url"].Value), TimeSpan.FromMilliseconds(milliseconds));
        }
        process.Dispose();
        throw new InvalidOperationException("The app ended before it was ready.");
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            await KillAsync();
        Process.Dispose();
    }

    private static string Dll =>
        Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "App")
            .Value!;

    [GeneratedRegex(@"Ready on (?<url>http://\S+) after (?<ms>\d+) ms", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadyLine();
}

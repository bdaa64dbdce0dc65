using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EmbeddedFunctions;

/// <summary>
/// An Azurite process of its own: blob, queue and table storage on loopback. It is installed by
/// <c>npm ci</c> in <c>host/azurite</c>, from a lock file.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    /// <summary>The account that Azurite is published with; it opens nothing but an emulator.</summary>
    private const string Account = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>Writing what it holds in memory takes it some milliseconds.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private Azurite(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>For every Azure Storage SDK client and for <c>AzureWebJobsStorage</c>.</summary>
    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    /// <summary>The script that <c>npm ci</c> leaves under the given folder.</summary>
    public static string ScriptIn(string folder) =>
        Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>Starts Azurite and returns when all three services listen.</summary>
    /// <param name="folder">Where <c>package.json</c> and <c>node_modules</c> lie.</param>
    /// <param name="data">Where blobs, queues and tables are kept; made if absent.</param>
    /// <param name="ports">Blob, queue and table; null: free ones.</param>
    /// <exception cref="InvalidOperationException">It is not installed, Node.js is missing, or it ended before it listened; the message tells which.</exception>
    public static async Task<Azurite> StartAsync(
        string folder,
        string data,
        (int Blob, int Queue, int Table)? ports = null,
        CancellationToken cancellation = default
    )
    {
        if (!File.Exists(ScriptIn(folder)))
            throw new InvalidOperationException($"Azurite is not installed: run `npm ci` in {folder}.");
        Directory.CreateDirectory(data);
        var (blob, queue, table) = ports ?? (0, 0, 0);
        var process = Start(Path.Combine(folder, "start.js"), data, blob, queue, table);
        try
        {
            var urls = await ReadUrlsAsync(process, cancellation);
            return new Azurite(process, ConnectionStringFor(urls));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Ends it after it has written everything; kills it if that takes too long.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static Process Start(string script, string data, int blob, int queue, int table)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            script,
            "--location",
            data,
            "--silent",
            "--disableTelemetry",
            // The SDK speaks a newer API version than Azurite has heard of; what we use of it is the same.
            "--skipApiVersionCheck",
            "--blobPort",
            $"{blob}",
            "--queuePort",
            $"{queue}",
            "--tablePort",
            $"{table}",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException("Node.js is missing: install Node.js 20 or newer.", error);
        }
    }

    private static async Task<Dictionary<string, string>> ReadUrlsAsync(Process process, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        var urls = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (urls.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (line is null)
            {
                var said = await process.StandardError.ReadToEndAsync(limit.Token);
                throw new InvalidOperationException($"Azurite ended before it listened. It said: {said.Trim()}");
            }
            if (Listening().Match(line) is { Success: true } match)
                urls[match.Groups["service"].Value] = match.Groups["url"].Value;
        }
        DrainInBackground(process);
        return urls;
    }

    /// <summary>A full pipe would stop Azurite at its next line.</summary>
    private static void DrainInBackground(Process process)
    {
        process.BeginErrorReadLine();
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    private static string ConnectionStringFor(Dictionary<string, string> urls) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint={urls["Blob"]}/{Account};"
        + $"QueueEndpoint={urls["Queue"]}/{Account};"
        + $"TableEndpoint={urls["Table"]}/{Account};";

    [GeneratedRegex(
        @"Azurite (?<service>Blob|Queue|Table) service (is )?successfully listen(s|ing)? (at|on) (?<url>http://[^\s]+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Listening();
}

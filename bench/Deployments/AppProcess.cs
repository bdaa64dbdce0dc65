using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CourseAI.Bench.Deployments;

/// <summary>The function app as a process of its own, on the embedded host and a free port of loopback.</summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private const long Unmoved = 1 << 20;

    private readonly Process _process;
    private readonly List<string> _errors = [];
    private readonly TaskCompletionSource<Match> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process) => _process = process;

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process until the host listened, as the host itself tells.</summary>
    public TimeSpan ListensAfter { get; private set; }

    /// <summary>From the start of the process until <c>GET api/health</c> was answered with 200.</summary>
    public TimeSpan HealthyAfter { get; private set; }

    /// <summary>The most bytes that ever lay in RAM at once: the kernel's figure, nothing between two looks is missed.</summary>
    public long PeakWorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Lines that the app logged as errors.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    /// <summary>
    /// Bytes that lie in RAM while nothing happens: after the work that the app does beside its start, when they have not risen by
    /// more than a MiB for two seconds.
    /// </summary>
    public async Task<long> IdleWorkingSetAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat);
        var (highest, since) = (0L, Stopwatch.StartNew());
        do
        {
            _process.Refresh();
            if (_process.WorkingSet64 <= highest + Unmoved)
                continue;
            highest = _process.WorkingSet64;
            since.Restart();
        } while (since.Elapsed < Quiet && await timer.WaitForNextTickAsync(cancellation));
        return _process.WorkingSet64;
    }

    /// <param name="assembly"><c>CourseAI.Functions.dll</c>, with its configuration beside it.</param>
    /// <param name="storage">A storage connection string.</param>
    /// <param name="keys">The folder of its signing keys, made if absent.</param>
    /// <exception cref="InvalidOperationException">It ended before it was well.</exception>
    public static async Task<AppProcess> StartAsync(
        string assembly,
        string storage,
        string keys,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        var clock = Stopwatch.StartNew();
        var app = new AppProcess(Process.Start(Describe(assembly, storage, keys))!);
        try
        {
            await app.WaitUntilHealthyAsync(clock, limit.Token);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(string assembly, string storage, string keys)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(assembly);
        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["CourseAI__BaseUrl"] = "http://courseai.localhost";
        start.Environment["CourseAI__KeysFolder"] = keys;
        return start;
    }

    private async Task WaitUntilHealthyAsync(Stopwatch clock, CancellationToken cancellation)
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ready = await _ready.Task.WaitAsync(cancellation);
        Address = new Uri(ready.Groups["address"].Value + "/");
        ListensAfter = TimeSpan.FromMilliseconds(
            int.Parse(ready.Groups["ms"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
        );
        using var http = new HttpClient { BaseAddress = Address };
        using var timer = new PeriodicTimer(Beat);
        while (!(await http.GetAsync("api/health", cancellation)).IsSuccessStatusCode)
            await timer.WaitForNextTickAsync(cancellation);
        HealthyAfter = clock.Elapsed;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(
                new InvalidOperationException($"The app ended before it was ready: {string.Join('\n', Errors)}")
            );
            return;
        }
        if (ReadyLine().Match(line) is { Success: true } ready)
            _ready.TrySetResult(ready);
        else if (ErrorLine().IsMatch(line) || !_ready.Task.IsCompleted)
            lock (_errors)
                _errors.Add(line);
    }

    [GeneratedRegex(
        @"Ready on (?<address>http://127\.0\.0\.1:\d+) after (?<ms>\d+) ms",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex ReadyLine();

    [GeneratedRegex(
        @"^[\d:.]+ (fail|crit): |^Unhandled exception",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex ErrorLine();
}

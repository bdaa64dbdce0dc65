using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using CourseAI.Cli.Repositories;

namespace CourseAI.Cli.Up;

/// <summary>The function app as a process of its own, on the embedded host.</summary>
public sealed partial class FunctionApp : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>What runs when the end is asked for may finish its work.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly Task _logging;

    private FunctionApp(Process process, Task logging, Uri address)
    {
        _process = process;
        _logging = logging;
        Address = address;
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>From the start of the process until it answered that it is well.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public static string AssemblyIn(Repository repository) =>
        Path.Combine(repository.Root, "functions", "bin", "Debug", "net10.0", "CourseAI.Functions.dll");

    /// <param name="address">Where it is to listen; the port must be free.</param>
    /// <param name="storage">A storage connection string.</param>
    /// <param name="keys">The folder of its signing keys, made if absent.</param>
    /// <param name="log">The file that takes its output.</param>
    /// <exception cref="CommandException">It ended, or did not answer in time; the message shows the end of its output.</exception>
    public static async Task<FunctionApp> StartAsync(
        Repository repository,
        Uri address,
        string storage,
        string keys,
        string log,
        Guard guard,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var process = Process.Start(Describe(repository, address, storage, keys))!;
        guard.Watch(process.Id);
        process.StandardInput.Close();
        var app = new FunctionApp(process, WriteLogAsync(process, log), address);
        try
        {
            await app.WaitUntilHealthyAsync(log, cancellation);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        app.ReadyAfter = clock.Elapsed;
        return app;
    }

    /// <summary>Completes when the process ends, which it should not do by itself.</summary>
    public Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>Asks it to end and waits; invocations that run are given their time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            AskToEnd(_process);
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        await _process.WaitForExitAsync();
        await _logging;
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(Repository repository, Uri address, string storage, string keys)
    {
        var assembly = AssemblyIn(repository);
        var start = new ProcessStartInfo(Tool.Dotnet)
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(assembly);
        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["CourseAI__BaseUrl"] = address.ToString();
        start.Environment[KeysFolder.Variable] = keys;
        start.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development";
        return start;
    }

    private async Task WaitUntilHealthyAsync(string log, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        var said = "";
        while (clock.Elapsed < StartLimit)
        {
            if (_process.HasExited)
            {
                await _logging;
                throw new CommandException($"the function app ended (exit code {_process.ExitCode}):\n{Tail(log)}");
            }
            try
            {
                using var answer = await http.GetAsync("api/health", cancellation);
                if (answer.IsSuccessStatusCode)
                    return;
                said = await answer.Content.ReadAsStringAsync(cancellation);
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // It listens, and is busy starting.
            }
            await Task.Delay(Beat, cancellation);
        }
        throw new CommandException(
            $"the function app was not well after {StartLimit.TotalSeconds:0} s: {said}\n{Tail(log)}"
        );
    }

    private static async Task WriteLogAsync(Process process, string log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await using var file = new FileStream(log, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 1);
        await Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(file),
            process.StandardError.BaseStream.CopyToAsync(file)
        );
    }

    private static string Tail(string log)
    {
        const int Lines = 20;
        using var reader = new StreamReader(
            new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(Lines)).Trim();
    }

    /// <summary>Windows has no signal for a process without a window; there it is ended at once.</summary>
    private static void AskToEnd(Process process)
    {
        const int SigTerm = 15;
        if (OperatingSystem.IsWindows() || Kill(process.Id, SigTerm) != 0)
            process.Kill(entireProcessTree: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}

/// <summary>Ports of this machine.</summary>
public static class LoopbackPort
{
    // Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere), of which one may be
    // taken again before the app listens.
    private const int Lowest = 20_000;
    private const int BelowHighest = 32_000;

    /// <summary>One that is free now, and that nothing takes which did not ask for it.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, BelowHighest);
            if (IsFree(port))
                return port;
        }
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

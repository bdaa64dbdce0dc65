using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CourseAI.Cli.Repositories;

namespace CourseAI.Cli.Up;

/// <summary>
/// Sees to it that what <c>courseai up</c> started does not outlive it, even when it is killed: a small process of its own
/// holds the other end of a pipe, and ends the processes that it was told of when the pipe breaks.
/// </summary>
public sealed class Guard : IDisposable
{
    /// <summary>The hidden command that the guard runs as.</summary>
    public const string CommandName = "guard-children";

    private readonly Process _process;

    private Guard(Process process) => _process = process;

    public static Guard Start()
    {
        var start = new ProcessStartInfo(Tool.Dotnet)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            // Not our own output: whoever reads that must see its end when we end.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(Guard).Assembly.Location);
        start.ArgumentList.Add(CommandName);
        return new Guard(Process.Start(start)!);
    }

    public void Watch(int processId)
    {
        _process.StandardInput.WriteLine(processId.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
    }

    /// <summary>Ends the guard, and with it whatever it watches and is still there.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>What the guard itself does: reads process ids until its input ends.</summary>
    public static void Run(TextReader input)
    {
        // The terminal sends Ctrl-C and its own closing to everyone; the guard goes last.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        var watched = new List<Process>();
        while (input.ReadLine() is { } line)
            if (
                int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Find(id) is { } found
            )
                watched.Add(found);
        watched.ForEach(End);
    }

    /// <summary>Opened at once: the id may be another process's later.</summary>
    private static Process? Find(int id)
    {
        try
        {
            var process = Process.GetProcessById(id);
            _ = process.SafeHandle;
            _ = process.StartTime;
            return process;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
        process.Dispose();
    }
}

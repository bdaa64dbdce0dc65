using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CourseAI.Cli.Repositories;

/// <param name="Output">Standard output and error, as they came.</param>
public sealed record ToolResult(int ExitCode, string Output)
{
    /// <summary>Of the output, those with something in them, without the space around it.</summary>
    public IReadOnlyList<string> Lines() =>
        Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <exception cref="CommandException">It did not end with 0; the message carries its output.</exception>
    public ToolResult OrThrow(string doing) =>
        ExitCode == 0 ? this : throw new CommandException($"{doing} failed (exit code {ExitCode}):\n{Output.Trim()}");
}

/// <summary>Runs a program to its end. It never outlives the call: cancelling ends it with all that it started.</summary>
public static class Tool
{
    /// <param name="onLine">Each line as it comes, on a thread of the pool.</param>
    /// <exception cref="CommandException">The program is not installed.</exception>
    public static async Task<ToolResult> RunAsync(
        string folder,
        string program,
        IEnumerable<string> arguments,
        Action<string>? onLine = null,
        CancellationToken cancellation = default
    )
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Start(start);
        process.StandardInput.Close();
        var output = new StringBuilder();
        DataReceivedEventHandler keep = (_, data) =>
        {
            if (data.Data is null)
                return;
            lock (output)
                output.AppendLine(data.Data);
            onLine?.Invoke(data.Data);
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw new ToolCancelledException(output.ToString());
        }
        return new ToolResult(process.ExitCode, output.ToString());
    }

    /// <summary>npm is a script on Windows, and a script needs its interpreter.</summary>
    public static Task<ToolResult> NpmAsync(
        string folder,
        IEnumerable<string> arguments,
        CancellationToken cancellation = default
    ) =>
        OperatingSystem.IsWindows()
            ? RunAsync(folder, "cmd.exe", ["/c", "npm", .. arguments], cancellation: cancellation)
            : RunAsync(folder, "npm", arguments, cancellation: cancellation);

    /// <summary>The <c>dotnet</c> that runs this program, else the one on the path.</summary>
    public static string Dotnet { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new CommandException(
                start.FileName switch
                {
                    "npm" or "node" => "Node.js is missing: install Node.js 20 or newer from https://nodejs.org",
                    "dotnet" =>
                        "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0",
                    var other => $"{other} is missing",
                },
                ExitCodes.MissingTool
            );
        }
    }
}

/// <summary>A program was ended before it had finished.</summary>
/// <param name="output">What it had said until then.</param>
public sealed class ToolCancelledException(string output) : OperationCanceledException("the program was ended")
{
    public string Output { get; } = output;
}

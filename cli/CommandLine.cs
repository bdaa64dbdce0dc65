using System.CommandLine;
using System.CommandLine.Parsing;
using CourseAI.Cli.Checking;
using CourseAI.Cli.Courses;
using CourseAI.Cli.Proofs;
using CourseAI.Cli.Servers;
using CourseAI.Cli.Terminals;
using CourseAI.Cli.Testing;
using CourseAI.Cli.Up;
using CourseAI.Cli.Uploads;

namespace CourseAI.Cli;

/// <summary>The whole of <c>courseai</c>: its commands, and what an error looks like to the person who typed one.</summary>
public static class CommandLine
{
    /// <summary>How long children are given to end after Ctrl-C.</summary>
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(20);

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand(
            "CourseAI: hand in, check and grade the final projects of a course. `courseai COMMAND --help` shows examples."
        )
        {
            UpCommand.Create(terminal),
            UpCommand.CreateGuard(),
            TestCommand.Create(terminal),
            CheckCommand.Create(terminal, TimeProvider.System),
            SubmitCommand.Create(terminal),
            CourseCommand.Create(terminal),
            TokenCommand.Create(terminal, TimeProvider.System),
            ReceiptCommand.Create(terminal),
            LedgerCommand.Create(terminal),
        };
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                terminal.Error(error.Message);
            terminal.Error($"`{PathOf(parsed.CommandResult)} --help` shows what is right.");
            return ExitCodes.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = Shutdown,
                    Output = terminal.Out,
                    Error = terminal.Err,
                }
            );
        }
        catch (CommandException error)
        {
            terminal.Error(error.Message);
            return error.ExitCode;
        }
        catch (ServerRefusedException refused)
        {
            terminal.Error(refused.Tell(LanguageOption.OfSystem));
            return ExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception error) when (Environment.GetEnvironmentVariable(TraceVariable) is null)
        {
            terminal.Error($"{error.GetType().Name}: {error.Message} (set {TraceVariable}=1 to see where)");
            return ExitCodes.Failed;
        }
    }

    private static string PathOf(CommandResult result)
    {
        var path = new List<string>();
        for (var command = result; command is not null; command = command.Parent as CommandResult)
            path.Insert(0, command.Command is RootCommand ? "courseai" : command.Command.Name);
        return string.Join(' ', path);
    }

    private const string TraceVariable = "COURSEAI_TRACE";
}

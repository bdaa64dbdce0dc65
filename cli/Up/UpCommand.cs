using System.CommandLine;
using CourseAI.Cli.Repositories;
using CourseAI.Cli.Terminals;

namespace CourseAI.Cli.Up;

/// <summary><c>courseai up</c>: the whole of CourseAI on this machine, with a class that shows every outcome.</summary>
public static class UpCommand
{
    private const int DefaultPort = 7071;
    private const double DefaultDueIn = 30;

    public static Command Create(Terminal terminal)
    {
        var once = new Option<bool>("--once")
        {
            Description =
                "Use free ports and temporary folders, end after the table; exit code 0 only if every expected outcome came.",
        };
        var keep = new Option<bool>("--keep")
        {
            Description = "Keep storage in .local/ and go on with it at the next start.",
        };
        var port = new Option<int>("--port")
        {
            Description = "Where the server listens; 0 takes a free one.",
            DefaultValueFactory = _ => DefaultPort,
        };
        var noSamples = new Option<bool>("--no-samples") { Description = "Start empty, without the sample class." };
        var dueIn = new Option<double>("--due-in")
        {
            Description = "Seconds until the sample class is due; more for a slow machine.",
            DefaultValueFactory = _ => DefaultDueIn,
        };
        var output = new Option<DirectoryInfo?>("--out")
        {
            Description = "Folder for the reports and the server's log. [default: out]",
        };
        var command = new Command(
            "up",
            """
            Install what is missing, start storage (Azurite) and the functions, let the sample class hand in its files through all
            three doors, show what came of it beside what was expected, and keep serving until Ctrl-C.

            Examples:
              ./run                  serve on http://localhost:7071
              ./run --once           only the table; for scripts and CI
              ./run --keep           storage stays for the next run
              ./run --no-samples     an empty course

            Exit codes: 0 all as expected, 1 something differs, 3 a tool is missing, 6 the machine was too slow for --due-in.
            """
        )
        {
            once,
            keep,
            port,
            noSamples,
            dueIn,
            output,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var repository = Repository.Find();
                var options = new UpOptions(
                    parsed.GetValue(once),
                    parsed.GetValue(keep),
                    parsed.GetValue(once) ? 0 : parsed.GetValue(port),
                    !parsed.GetValue(noSamples),
                    TimeSpan.FromSeconds(parsed.GetValue(dueIn)),
                    parsed.GetValue(output)?.FullName ?? Path.Combine(repository.Root, "out")
                );
                Check(options);
                return new Deployment(terminal, repository, options).RunAsync(cancellation);
            }
        );
        return command;
    }

    /// <summary>The guard that <see cref="Guard"/> starts; nobody types it.</summary>
    public static Command CreateGuard()
    {
        var command = new Command(Guard.CommandName) { Hidden = true };
        command.SetAction(_ =>
        {
            Guard.Run(Console.In);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Check(UpOptions options)
    {
        if (options is { Once: true, Keep: true })
            throw new CommandException("--once and --keep: one or the other is right", ExitCodes.Usage);
        if (options.Port is < 0 or > 65535)
            throw new CommandException($"--port is {options.Port}: 0 to 65535 are right", ExitCodes.Usage);
        if (options.DueIn < TimeSpan.FromSeconds(1) || options.DueIn > TimeSpan.FromHours(1))
            throw new CommandException(
                $"--due-in is {options.DueIn.TotalSeconds:0.##}: 1 to 3600 seconds are right",
                ExitCodes.Usage
            );
    }
}

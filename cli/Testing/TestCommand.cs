using System.CommandLine;
using System.Globalization;
using CourseAI.Cli.Repositories;
using CourseAI.Cli.Terminals;
using Spectre.Console;

namespace CourseAI.Cli.Testing;

/// <summary><c>courseai test</c>: all set-up for and all tests of the repository.</summary>
public static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var filter = new Option<string?>("--filter")
        {
            Description = "Only tests whose full name (namespace, class, method) contains this.",
        };
        var list = new Option<bool>("--list") { Description = "Name the tests instead of running them." };
        var limit = new Option<double>("--limit")
        {
            Description = "Minutes after which a suite is taken to hang and ended.",
            DefaultValueFactory = _ => 8,
        };
        var command = new Command(
            "test",
            """
            Install what the tests need, check the formatting, build, and run every test of the solution and of the portal.

            The last line is `N passed, N failed, N skipped`. A test whose tool is missing is skipped, with the command
            that installs the tool. A suite that crashes or hangs counts as one failure, and so does wrong formatting.

            Examples:
              ./test
              ./test --filter Grading          tests with Grading in their name
              ./test --list --filter Azurite   which would that be?
            """
        )
        {
            filter,
            list,
            limit,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var repository = Repository.Find();
                var minutes = parsed.GetValue(limit);
                if (minutes is not (> 0 and < 24 * 60))
                    throw new CommandException($"--limit is {minutes}: minutes above 0 are right", ExitCodes.Usage);
                var runner = new SuiteRunner(repository, TimeSpan.FromMinutes(minutes), parsed.GetValue(filter));
                return parsed.GetValue(list)
                    ? ListAsync(terminal, repository, runner, cancellation)
                    : RunAsync(terminal, repository, runner, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> ListAsync(
        Terminal terminal,
        Repository repository,
        SuiteRunner runner,
        CancellationToken cancellation
    )
    {
        var setup = new Setup(repository);
        await setup.InstallPortalAsync(cancellation);
        await setup.BuildAsync(repository.SolutionFile, cancellation);
        foreach (var suite in AllOf(repository))
        foreach (var test in await suite.ListAsync(repository, runner.Filter, cancellation))
            terminal.Line(test);
        return ExitCodes.Ok;
    }

    private static async Task<int> RunAsync(
        Terminal terminal,
        Repository repository,
        SuiteRunner runner,
        CancellationToken cancellation
    )
    {
        var results = new List<SuiteResult>();
        try
        {
            results.AddRange(await PrepareAsync(terminal, new Setup(repository), repository, cancellation));
            results.AddRange(
                await terminal.WhileAsync(
                    "Running the tests",
                    show =>
                        runner.RunAsync(
                            AllOf(repository),
                            running => show($"Running {string.Join(", ", running)}"),
                            result => terminal.Markup(ResultLine(result)),
                            cancellation
                        )
                )
            );
        }
        catch (CommandException error)
        {
            results.Add(SuiteResult.Broken("set-up", error.Message, TimeSpan.Zero));
        }
        return Report(terminal, results);
    }

    /// <summary>The one in a browser goes last: it takes the longest.</summary>
    private static IReadOnlyList<ISuite> AllOf(Repository repository) =>
        [.. TestSuite.AllOf(repository), .. PortalSuite.All];

    /// <returns>Nothing, or the formatting's failure, which does not keep the tests from running.</returns>
    private static async Task<IReadOnlyList<SuiteResult>> PrepareAsync(
        Terminal terminal,
        Setup setup,
        Repository repository,
        CancellationToken cancellation
    )
    {
        await setup.CheckNodeAsync(cancellation);
        if (!setup.AzuriteIsInstalled)
            await terminal.WhileAsync("Installing Azurite (once)", () => setup.InstallAzuriteAsync(cancellation));
        await terminal.WhileAsync("Building the portal", () => setup.BuildPortalAsync(cancellation));
        var formatting = await terminal.WhileAsync(
            "Checking the formatting",
            async _ =>
            {
                await setup.RestoreToolsAsync(cancellation);
                return await setup.DotnetAsync(["csharpier", "check", "."], cancellation);
            }
        );
        await terminal.WhileAsync(
            "Building CourseAI.sln",
            () => setup.BuildAsync(repository.SolutionFile, cancellation)
        );
        return formatting.ExitCode == 0
            ? []
            :
            [
                SuiteResult.Broken(
                    "formatting",
                    $"`dotnet csharpier format .` puts it right\n{formatting.Output.Trim()}",
                    TimeSpan.Zero
                ),
            ];
    }

    private static string ResultLine(SuiteResult result)
    {
        var colour =
            result.Failures.Count > 0 ? "red"
            : result.Total == 0 || result.Skips.Count > 0 ? "yellow"
            : "green";
        var seconds = result.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return $"[{colour}]{result.Suite.EscapeMarkup(), -12}[/] {Counts([result])} in {seconds} s";
    }

    private static int Report(Terminal terminal, IReadOnlyList<SuiteResult> results)
    {
        foreach (
            var skip in results.SelectMany(result => result.Skips).GroupBy(skip => skip.Text, StringComparer.Ordinal)
        )
            terminal.Line($"skipped {skip.Count()}: {skip.Key}");
        foreach (var failure in results.SelectMany(result => result.Failures))
        {
            terminal.Line();
            terminal.Markup($"[red]FAILED[/] {failure.Test.EscapeMarkup()}");
            terminal.Line(failure.Text);
        }
        var noTests = results.Sum(result => result.Total) == 0;
        if (noTests)
            terminal.Error("no test ran: is --filter right? `--list` names them all.");
        terminal.Line(Counts(results));
        return noTests || results.Any(result => result.Failures.Count > 0) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static string Counts(IReadOnlyList<SuiteResult> results) =>
        $"{results.Sum(result => result.Passed)} passed, {results.Sum(result => result.Failures.Count)} failed, {results.Sum(result => result.Skips.Count)} skipped";
}

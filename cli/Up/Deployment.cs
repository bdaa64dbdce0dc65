using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using CourseAI.Cli.Repositories;
using CourseAI.Cli.Samples;
using CourseAI.Cli.Servers;
using CourseAI.Cli.Terminals;
using CourseAI.Pipeline;
using CourseAI.Pipeline.Access;
using EmbeddedFunctions;

namespace CourseAI.Cli.Up;

/// <summary>One run of <c>courseai up</c>, from the prerequisites to the end of the last child.</summary>
public sealed record Deployment(Terminal Terminal, Repository Repository, UpOptions Options)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(30);

    /// <summary>The sample class's first: every part of theirs came to something.</summary>
    private const string ShownStudent = "20261001";

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (Options.Port != 0 && !LoopbackPort.IsFree(Options.Port))
            throw new CommandException($"port {Options.Port} is in use: end what uses it, or choose another by --port");
        await PrepareAsync(cancellation);
        var temporary = Directory.CreateTempSubdirectory("courseai-up-").FullName;
        try
        {
            using var guard = Guard.Start();
            return await RunAsync(guard, temporary, cancellation);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        var setup = new Setup(Repository);
        await setup.CheckNodeAsync(cancellation);
        if (!setup.AzuriteIsInstalled)
            await Terminal.WhileAsync("Installing Azurite (once)", () => setup.InstallAzuriteAsync(cancellation));
        if (!setup.PortalIsBuilt)
            await Terminal.WhileAsync(
                "Building the portal",
                async () =>
                {
                    await setup.BuildPortalAsync(cancellation);
                    // Its files go where the functions run.
                    await setup.BuildAsync(Repository.FunctionsProject, cancellation);
                }
            );
    }

    private async Task<int> RunAsync(Guard guard, string temporary, CancellationToken cancellation)
    {
        var local = Path.Combine(Repository.Root, ".local");
        var keys = Path.Combine(Options.Once ? temporary : local, "keys");
        var data = Path.Combine(Options.Keep ? local : temporary, "azurite");
        var log = Path.Combine(Options.Output, "functions.log");
        var address = new Uri($"http://localhost:{(Options.Port == 0 ? LoopbackPort.Free() : Options.Port)}");
        var starting = Stopwatch.StartNew();
        await using var azurite = await Terminal.WhileAsync(
            "Starting Azurite",
            _ => Azurite.StartAsync(Repository.AzuriteFolder, data, cancellation: cancellation)
        );
        guard.Watch(azurite.ProcessId);
        await using var app = await Terminal.WhileAsync(
            "Starting the functions",
            _ => FunctionApp.StartAsync(Repository, address, azurite.ConnectionString, keys, log, guard, cancellation)
        );
        var tokens = new AccessTokens(new KeysFolder(keys).Tokens(), TimeProvider.System);
        Welcome(app, tokens, keys, starting.Elapsed);

        var storage = new BlobServiceClient(azurite.ConnectionString);
        var exitCode =
            Options.Samples && await IsEmptyAsync(app, cancellation)
                ? await PlayAsync(app, tokens, storage, temporary, cancellation)
                : ExitCodes.Ok;
        if (!Options.Once)
            await ServeAsync(app, log, cancellation);
        return exitCode;
    }

    private void Welcome(FunctionApp app, AccessTokens tokens, string keys, TimeSpan took)
    {
        Terminal.Line(
            $"CourseAI serves {app.Address.ToString().TrimEnd('/')} (storage and functions after {Seconds(took)}, the functions alone after {Seconds(app.ReadyAfter)})"
        );
        if (Options.Once)
            return;
        Terminal.Line($"Instructor: {Link(app, tokens, Caller.Instructor("instructor"))}");
        if (!Options.Samples)
            return;
        Terminal.Line($"Student {ShownStudent}: {Link(app, tokens, Caller.Student(ShownStudent))}");
        Terminal.Line(
            $"Tokens of the others: dotnet run --project cli -- token issue --roster samples/roster.csv --keys {Path.GetRelativePath(Repository.Root, keys)}"
        );
    }

    /// <summary>Opens the portal signed in. The token stands in the fragment, which a browser sends to nobody.</summary>
    private static string Link(FunctionApp app, AccessTokens tokens, Caller caller) =>
        $"{app.Address}#token={tokens.Issue(caller, TokenLife)}";

    /// <summary>A kept storage that has a course already has its class too.</summary>
    private static async Task<bool> IsEmptyAsync(FunctionApp app, CancellationToken cancellation)
    {
        using var server = new CourseServer(app.Address, token: null);
        return (await server.GetAsync<HealthReport>("api/health", cancellation)).CourseVersion is null;
    }

    private async Task<int> PlayAsync(
        FunctionApp app,
        AccessTokens tokens,
        BlobServiceClient storage,
        string temporary,
        CancellationToken cancellation
    )
    {
        var expectations = Expectations.Read(Path.Combine(Repository.SamplesFolder, "expected.csv"));
        var run = new SampleRun(
            SampleClass.Read(Repository.SamplesFolder),
            app.Address,
            tokens,
            storage,
            Path.Combine(temporary, "students")
        );
        var result = await Terminal.WhileAsync(
            "The sample class",
            tell =>
                run.RunAsync(
                    Options.DueIn,
                    text =>
                    {
                        tell(text);
                        if (Terminal.Plain)
                            Terminal.Line(text);
                    },
                    cancellation
                )
        );
        List<Mismatch> mismatches =
        [
            .. result.Students.SelectMany(student => expectations.Compare(student.Verdict)),
            .. expectations.CompareUnrecognised(result.Unrecognised),
        ];
        var reports = await DownloadAsync(storage, result, cancellation);
        OutcomeTable.Write(Terminal, result, mismatches, reports, LanguageOption.OfSystem);
        return Conclude(result, mismatches, expectations, reports.Count);
    }

    private int Conclude(SampleResult result, List<Mismatch> mismatches, Expectations expectations, int reports)
    {
        foreach (var mismatch in mismatches)
            Terminal.Error(mismatch.ToString());
        if (!result.Settled)
            Terminal.Error("some files have no evidence or no report yet; see functions.log");
        var delays = result.Delays.Order().ToList();
        if (delays.Count > 0)
            Terminal.Line(
                $"From upload end to PDF: median {Seconds(delays[delays.Count / 2])}, longest {Seconds(delays[^1])}, of {delays.Count} files"
            );
        Terminal.Line($"{reports} reports in {Path.Combine(Options.Output, "reports")}");
        if (mismatches.Count > 0 || !result.Settled)
            return ExitCodes.Failed;
        Terminal.Line($"All {expectations.Lines.Count} expected outcomes came, and no other.");
        return ExitCodes.Ok;
    }

    private async Task<Dictionary<string, string>> DownloadAsync(
        BlobServiceClient storage,
        SampleResult result,
        CancellationToken cancellation
    )
    {
        var folder = Path.Combine(Options.Output, "reports");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var container = storage.GetBlobContainerClient("reports");
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var student in result.Students)
        {
            var blob = container.GetBlobClient($"{student.Student.Id}/report.pdf");
            if (!await blob.ExistsAsync(cancellation))
                continue;
            var file = Path.Combine(folder, $"{student.Student.Id}.pdf");
            await blob.DownloadToAsync(file, cancellation);
            files[student.Student.Id] = file;
        }
        return files;
    }

    private async Task ServeAsync(FunctionApp app, string log, CancellationToken cancellation)
    {
        Terminal.Line($"Serving {app.Address.ToString().TrimEnd('/')} until Ctrl-C; log: {log}");
        try
        {
            await app.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Terminal.Line("Stopping");
            return;
        }
        throw new CommandException($"the function app ended by itself; see {log}");
    }

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}

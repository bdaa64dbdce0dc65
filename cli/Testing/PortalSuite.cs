using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CourseAI.Cli.Repositories;

namespace CourseAI.Cli.Testing;

/// <summary>Tests of portal/, which vitest runs.</summary>
/// <param name="Config">Its configuration, below portal/.</param>
/// <param name="WhySkipped">Why its tests skip themselves where they do; vitest keeps no reason.</param>
public sealed record PortalSuite(string Name, string Config, string WhySkipped) : ISuite
{
    private const string ReportName = "report.json";

    /// <summary>The rules without a browser, and the pages in one.</summary>
    public static IReadOnlyList<PortalSuite> All { get; } =
    [
        new("portal", "vite.config.ts", "no reason given"),
        new(
            "portal/browser",
            "browser/vitest.config.ts",
            "no Chromium: apt-get install chromium, or set CHROMIUM to the path of one"
        ),
    ];

    public async Task<SuiteResult> RunAsync(
        Repository repository,
        string? filter,
        string folder,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var report = Path.Combine(folder, ReportName);
        var ended = await VitestAsync(
            repository,
            ["run", "--reporter=json", $"--outputFile={report}", .. Filter(filter)],
            cancellation
        );
        var result = Read(report, ended.ExitCode, ended.Output, clock.Elapsed);
        // With a filter vitest reports every other test as skipped.
        return filter is null ? result : result with { Skips = [] };
    }

    public async Task<IReadOnlyList<string>> ListAsync(
        Repository repository,
        string? filter,
        CancellationToken cancellation
    )
    {
        var listed = await VitestAsync(repository, ["list", .. Filter(filter)], cancellation);
        return listed.Lines();
    }

    /// <summary>Reads vitest's JSON report.</summary>
    public SuiteResult Read(string reportFile, int exitCode, string output, TimeSpan took)
    {
        if (!File.Exists(reportFile))
            return SuiteResult.Broken(
                Name,
                $"ended with exit code {exitCode} and left no report\n{output.Trim()}",
                took
            );
        var files = JsonSerializer.Deserialize<Report>(File.ReadAllBytes(reportFile), JsonSerializerOptions.Web)!;
        var tests = files.TestResults.SelectMany(file => file.AssertionResults).ToList();
        List<TestNote> failures =
        [
            .. tests
                .Where(test => test.Status == "failed")
                .Select(test => new TestNote(test.FullName, string.Join('\n', test.FailureMessages ?? []))),
            // Such a file failed as a whole, before any of its tests.
            .. files
                .TestResults.Where(file =>
                    file.Status == "failed" && file.AssertionResults.All(test => test.Status != "failed")
                )
                .Select(file => new TestNote(Path.GetFileName(file.Name), file.Message ?? "")),
        ];
        if (failures.Count == 0 && exitCode != 0)
            failures.Add(new TestNote(Name, $"ended with exit code {exitCode}\n{output.Trim()}"));
        return new SuiteResult(
            Name,
            tests.Count(test => test.Status == "passed"),
            failures,
            [
                .. tests
                    .Where(test => test.Status is not ("passed" or "failed"))
                    .Select(test => new TestNote(test.FullName, WhySkipped)),
            ],
            took
        );
    }

    private Task<ToolResult> VitestAsync(
        Repository repository,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    ) =>
        Tool.RunAsync(
            repository.PortalFolder,
            "node",
            [Path.Combine("node_modules", "vitest", "vitest.mjs"), .. arguments, "--config", Config],
            cancellation: cancellation
        );

    private static string[] Filter(string? filter) => filter is null ? [] : ["--testNamePattern", Regex.Escape(filter)];

    private sealed record Report(IReadOnlyList<ReportFile> TestResults);

    private sealed record ReportFile(
        string Name,
        string Status,
        string? Message,
        IReadOnlyList<ReportTest> AssertionResults
    );

    private sealed record ReportTest(string FullName, string Status, IReadOnlyList<string>? FailureMessages);
}

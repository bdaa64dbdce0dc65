using System.Diagnostics;
using System.Globalization;
using CourseAI.Cli.Repositories;

namespace CourseAI.Cli.Testing;

/// <summary>One test project of the solution and the program that its build leaves.</summary>
/// <param name="Name">Its folder under tests/: <c>Core</c>, <c>host</c>.</param>
/// <param name="Assembly">Full path of the built assembly.</param>
public sealed record TestSuite(string Name, string Assembly) : ISuite
{
    private const string Framework = "net10.0";
    private const string ReportName = "report.xml";

    /// <summary>A suite that can start Azurite takes longer and says less when it fails than one that cannot.</summary>
    public bool NeedsStorage => File.Exists(Path.Combine(Path.GetDirectoryName(Assembly)!, "EmbeddedFunctions.dll"));

    /// <summary>Every project below tests/, those without storage first; call it after the build.</summary>
    public static IReadOnlyList<TestSuite> AllOf(Repository repository)
    {
        var tests = Path.Combine(repository.Root, "tests") + Path.DirectorySeparatorChar;
        return
        [
            .. repository
                .Projects()
                .Where(project => project.StartsWith(tests, StringComparison.Ordinal))
                .Select(project => From(project, tests))
                .OrderBy(suite => suite.NeedsStorage),
        ];
    }

    public async Task<SuiteResult> RunAsync(
        Repository repository,
        string? filter,
        string folder,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var ended = await Tool.RunAsync(
            repository.Root,
            Tool.Dotnet,
            [
                Assembly,
                "--report-xunit-xml",
                "--report-xunit-xml-filename",
                ReportName,
                "--results-directory",
                folder,
                "--no-ansi",
                "--progress",
                "off",
                // A suite does not outlive this program, however it ends.
                "--exit-on-process-exit",
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                .. Arguments(filter),
            ],
            cancellation: cancellation
        );
        return SuiteResult.Read(Name, Path.Combine(folder, ReportName), ended.ExitCode, ended.Output, clock.Elapsed);
    }

    public async Task<IReadOnlyList<string>> ListAsync(
        Repository repository,
        string? filter,
        CancellationToken cancellation
    )
    {
        var listed = await Tool.RunAsync(
            repository.Root,
            Tool.Dotnet,
            [Assembly, "--xunit-list", "methods", .. Arguments(filter)],
            cancellation: cancellation
        );
        return listed.Lines();
    }

    private static string[] Arguments(string? filter) => filter is null ? [] : ["--filter-method", $"*{filter}*"];

    private static TestSuite From(string project, string tests)
    {
        var folder = Path.GetDirectoryName(project)!;
        var assembly = Path.GetFileNameWithoutExtension(project) + ".dll";
        return new TestSuite(
            folder[tests.Length..].Replace(Path.DirectorySeparatorChar, '/'),
            Path.Combine(folder, "bin", "Debug", Framework, assembly)
        );
    }
}

using System.Xml.Linq;

namespace CourseAI.Cli.Testing;

/// <param name="Text">The failure with its stack, or the reason of a skip.</param>
public sealed record TestNote(string Test, string Text);

/// <summary>What one suite came to.</summary>
public sealed record SuiteResult(
    string Suite,
    int Passed,
    IReadOnlyList<TestNote> Failures,
    IReadOnlyList<TestNote> Skips,
    TimeSpan Took
)
{
    public int Total => Passed + Failures.Count + Skips.Count;

    /// <summary>The suite itself failed: it crashed, hung, or left no result. That is one failure.</summary>
    public static SuiteResult Broken(string suite, string what, TimeSpan took) =>
        new(suite, 0, [new TestNote(suite, what)], [], took);

    /// <summary>Reads the xUnit.net v2+ XML report, which tells each test's outcome and each skip's reason.</summary>
    /// <param name="exitCode">Of the suite: 0 all passed, 2 a test failed, 8 no test ran; anything else is a failure of its own.</param>
    /// <param name="output">What the suite printed, shown when it ended badly.</param>
    public static SuiteResult Read(string suite, string reportFile, int exitCode, string output, TimeSpan took)
    {
        if (!File.Exists(reportFile))
            return exitCode == NoTests
                ? new SuiteResult(suite, 0, [], [], took)
                : Broken(suite, $"ended with exit code {exitCode} and left no report\n{output.Trim()}", took);

        var report = XDocument.Load(reportFile);
        var tests = report
            .Descendants("test")
            .ToLookup(test => (string?)test.Attribute("result") ?? "", StringComparer.Ordinal);
        List<TestNote> failures =
        [
            .. tests["Fail"].Select(test => new TestNote(NameOf(test), FailureOf(test))),
            .. report.Descendants("error").Select(error => new TestNote(suite, FailureOf(error))),
        ];
        if (failures.Count == 0 && exitCode is not (0 or NoTests))
            failures.Add(new TestNote(suite, $"ended with exit code {exitCode}\n{output.Trim()}"));
        return new SuiteResult(
            suite,
            tests["Pass"].Count(),
            failures,
            [.. tests["Skip"].Select(test => new TestNote(NameOf(test), test.Element("reason")?.Value.Trim() ?? ""))],
            took
        );
    }

    /// <summary>Microsoft.Testing.Platform's exit code for a run without a test.</summary>
    private const int NoTests = 8;

    private static string NameOf(XElement test) => (string?)test.Attribute("name") ?? "?";

    private static string FailureOf(XElement test)
    {
        var failure = test.Element("failure");
        string?[] said =
        [
            failure?.Element("message")?.Value,
            failure?.Element("stack-trace")?.Value,
            test.Element("output")?.Value,
        ];
        return string.Join(
            '\n',
            said.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim('\n', '\r'))
        );
    }
}

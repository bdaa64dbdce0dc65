using CourseAI.Cli.Testing;

namespace CourseAI.Cli.Tests.Testing;

public sealed class SuiteResultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private const string Report = """
        <assemblies><assembly errors="0"><collection>
          <test name="A.passes" result="Pass" />
          <test name="A.fails" result="Fail"><failure><message>expected 1</message><stack-trace>at A.fails()</stack-trace></failure></test>
          <test name="A.waits_for_a_tool" result="Skip"><reason>install with: apt-get install qpdf</reason></test>
          <test name="A.is_explicit" result="NotRun" />
        </collection></assembly></assemblies>
        """;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Passed_failed_and_skipped_are_counted_with_their_reasons()
    {
        var result = Read(Report, exitCode: 2);
        (result.Passed, result.Failures.Count, result.Skips.Count).Should().Be((1, 1, 1));
        result.Failures[0].Should().Be(new TestNote("A.fails", "expected 1\nat A.fails()"));
        result.Skips[0].Text.Should().Be("install with: apt-get install qpdf");
    }

    [Fact]
    public void A_suite_that_ends_badly_after_its_tests_passed_has_failed()
    {
        var result = Read("""<assemblies><assembly><test name="A" result="Pass"/></assembly></assemblies>""", 134);
        result.Passed.Should().Be(1);
        result.Failures.Should().ContainSingle().Which.Text.Should().Contain("134").And.Contain("what it said");
    }

    [Fact]
    public void A_suite_that_leaves_no_report_has_failed()
    {
        var result = SuiteResult.Read("s", Path.Combine(_folder.Path, "none.xml"), 139, "what it said", TimeSpan.Zero);
        result.Failures.Should().ContainSingle().Which.Text.Should().Contain("139").And.Contain("what it said");
    }

    [Fact]
    public void A_suite_without_a_test_counts_nothing()
    {
        var result = SuiteResult.Read("s", Path.Combine(_folder.Path, "none.xml"), 8, "", TimeSpan.Zero);
        result.Total.Should().Be(0);
    }

    [Fact]
    public void An_error_outside_of_any_test_is_a_failure()
    {
        var result = Read(
            """<assemblies><assembly><errors><error type="fixture"><failure><message>no disk</message></failure></error></errors><test name="A" result="Pass"/></assembly></assemblies>""",
            exitCode: 2
        );
        result.Failures.Should().ContainSingle().Which.Text.Should().Be("no disk");
    }

    private SuiteResult Read(string report, int exitCode) =>
        SuiteResult.Read("s", _folder.Write("report.xml", report), exitCode, "what it said", TimeSpan.Zero);
}

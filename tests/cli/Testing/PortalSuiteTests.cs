using CourseAI.Cli.Testing;

namespace CourseAI.Cli.Tests.Testing;

public sealed class PortalSuiteTests : IDisposable
{
    private const string Report = """
        {"testResults":[
          {"name":"/portal/tests/a.test.ts","status":"failed","message":"","assertionResults":[
            {"fullName":"a passes","status":"passed","failureMessages":[]},
            {"fullName":"a fails","status":"failed","failureMessages":["expected 1","at a.test.ts"]},
            {"fullName":"a waits for a browser","status":"skipped","failureMessages":[]}]},
          {"name":"/portal/tests/b.test.ts","status":"failed","message":"b.ts has no export c","assertionResults":[]}]}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly PortalSuite _suite = new("portal", "vite.config.ts", "no Chromium");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_runs_vitest_and_reads_its_report()
    {
        var result = await PortalSuite
            .All[0]
            .RunAsync(
                Cli.Repository,
                "what is no token has no role",
                _folder.Path,
                TestContext.Current.CancellationToken
            );
        (result.Passed, result.Failures.Count, result.Skips.Count).Should().Be((1, 0, 0));
    }

    [Fact]
    public void Passed_failed_and_skipped_are_counted_and_a_file_that_cannot_be_read_is_a_failure()
    {
        var result = _suite.Read(_folder.Write("report.json", Report), 1, "", TimeSpan.Zero);
        result.Passed.Should().Be(1);
        result
            .Failures.Should()
            .Equal(
                new TestNote("a fails", "expected 1\nat a.test.ts"),
                new TestNote("b.test.ts", "b.ts has no export c")
            );
        result.Skips.Should().Equal(new TestNote("a waits for a browser", "no Chromium"));
    }

    [Theory]
    [InlineData("none.json", null)]
    [InlineData("report.json", """{"testResults":[]}""")]
    public void A_suite_that_ends_badly_has_failed_whatever_it_reports(string name, string? report)
    {
        var file = report is null ? Path.Combine(_folder.Path, name) : _folder.Write(name, report);
        _suite
            .Read(file, 139, "what it said", TimeSpan.Zero)
            .Failures.Should()
            .ContainSingle()
            .Which.Text.Should()
            .Contain("139")
            .And.Contain("what it said");
    }
}

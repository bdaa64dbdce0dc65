namespace CourseAI.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Without_a_command_it_shows_what_there_is()
    {
        var result = await Cli.RunAsync();
        result.ExitCode.Should().Be(ExitCodes.Ok);
        result.Out.Should().ContainAll("check", "submit", "token", "receipt", "ledger", "course", "up", "test");
        result.Out.Should().NotContain("guard-children", "nobody types that");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("submit")]
    [InlineData("token issue")]
    [InlineData("receipt verify")]
    [InlineData("ledger verify")]
    [InlineData("course validate")]
    [InlineData("up")]
    [InlineData("test")]
    public async Task Every_command_explains_itself_with_an_example(string command)
    {
        var result = await Cli.RunAsync([.. command.Split(' '), "--help"]);
        result.ExitCode.Should().Be(ExitCodes.Ok);
        result.Out.Should().Contain("Example").And.MatchRegex($"(courseai|\\./run|\\./test).*");
    }

    [Fact]
    public async Task A_wrong_option_is_one_line_and_where_to_look()
    {
        var result = await Cli.RunAsync("course", "validate", "x.json", "--wrong");
        result.ExitCode.Should().Be(ExitCodes.Usage);
        result.Err.Should().Contain("--wrong").And.Contain("courseai course validate --help");
        result.Err.Should().NotContain("   at ");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("report/report.pdf", "not read before the server answers");
        var result = await Cli.RunAsync("submit", folder.Path, "--server", "http://127.0.0.1:9", "--token", "none");
        result.ExitCode.Should().Be(ExitCodes.Unreachable);
        result.Err.Trim().Split('\n').Should().ContainSingle().Which.Should().Contain("127.0.0.1:9");
    }
}

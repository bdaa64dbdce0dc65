using CourseAI.Pipeline.Access;

namespace CourseAI.Cli.Tests;

public sealed class TokenCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Roster => Path.Combine(Cli.Repository.SamplesFolder, "roster.csv");

    [Fact]
    public async Task Everyone_on_the_roster_gets_a_token_that_the_server_takes()
    {
        var result = await Cli.RunAsync("token", "issue", "--roster", Roster, "--keys", _folder.Path);
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Err);
        var lines = result.Out.Trim().Split('\n');
        lines.Should().HaveCount(File.ReadLines(Roster).Count());
        var server = new AccessTokens(KeyRing.FromFolder(_folder.Path, "tokens"), TimeProvider.System);
        var caller = await server.ReadAsync(lines[1].Trim().Split(',')[^1]);
        caller.Should().Be(Caller.Student("20261001"));
    }

    [Fact]
    public async Task An_instructor_is_an_instructor()
    {
        var result = await Cli.RunAsync("token", "issue", "--instructor", "kim", "--keys", _folder.Path);
        var server = new AccessTokens(KeyRing.FromFolder(_folder.Path, "tokens"), TimeProvider.System);
        (await server.ReadAsync(result.Out.Trim().Split(',')[^1])).Should().Be(Caller.Instructor("kim"));
    }

    [Fact]
    public async Task A_file_of_tokens_is_for_its_owner_only_and_never_overwritten()
    {
        var file = Path.Combine(_folder.Path, "tokens.csv");
        string[] arguments = ["token", "issue", "--instructor", "kim", "--keys", _folder.Path, "--out", file];
        (await Cli.RunAsync(arguments)).ExitCode.Should().Be(ExitCodes.Ok);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var again = await Cli.RunAsync(arguments);
        again.ExitCode.Should().Be(ExitCodes.Usage);
        again.Err.Should().Contain("exists already");
    }

    [Fact]
    public async Task A_student_who_is_not_on_the_roster_gets_none()
    {
        var result = await Cli.RunAsync("token", "issue", "--roster", Roster, "--student", "1", "--keys", _folder.Path);
        result.ExitCode.Should().Be(ExitCodes.Usage);
        result.Err.Should().Contain("no student 1");
    }

    [Fact]
    public async Task Nobody_is_named_nobody_gets_one()
    {
        var result = await Cli.RunAsync("token", "issue", "--keys", _folder.Path);
        result.ExitCode.Should().Be(ExitCodes.Usage);
        result.Err.Should().Contain("--instructor");
    }
}

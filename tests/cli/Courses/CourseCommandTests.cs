namespace CourseAI.Cli.Tests.Courses;

public sealed class CourseCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_course_is_good()
    {
        var result = await Cli.RunAsync(
            "course",
            "validate",
            Path.Combine(Cli.Repository.SamplesFolder, "course.json"),
            "--roster",
            Path.Combine(Cli.Repository.SamplesFolder, "roster.csv"),
            "--extensions",
            Path.Combine(Cli.Repository.SamplesFolder, "extensions.csv")
        );
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Err);
        result.Out.Should().Contain("Asia/Seoul");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_with_place_value_and_what_would_be_right()
    {
        var file = _folder.Write(
            "course.json",
            """{ "id": 3, "timeZone": "Asia/Soul", "parts": [{ "kind": "vdeo" }] }"""
        );
        var result = await Cli.RunAsync("course", "validate", file, "--lang", "en");
        result.ExitCode.Should().Be(ExitCodes.Failed);
        result
            .Out.Should()
            .ContainAll("$.id = 3", "$.timeZone = \"Asia/Soul\"", "Asia/Seoul", "$.parts[0].kind = \"vdeo\"", "$.due");
    }

    [Fact]
    public async Task Korean_is_spoken_on_request()
    {
        var result = await Cli.RunAsync("course", "validate", _folder.Write("course.json", "{}"), "--lang", "ko");
        result.Out.Should().Contain("쓰십시오");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        var result = await Cli.RunAsync("course", "validate", Path.Combine(_folder.Path, "none.json"));
        result.ExitCode.Should().Be(ExitCodes.Usage);
        result.Err.Should().Contain("does not exist");
    }
}

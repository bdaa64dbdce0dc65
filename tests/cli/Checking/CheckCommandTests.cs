namespace CourseAI.Cli.Tests.Checking;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_good_folder_passes()
    {
        Copy("pdf/proposal-2-pages.pdf", "proposal/proposal.pdf");
        Copy("zip/streamlit.zip", "source/app.zip");
        Copy("images/mnist/t10k-00000.png", "images/7.png");
        var result = await CheckAsync("--department", "컴퓨터공학과");
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Out);
    }

    [Fact]
    public async Task What_the_server_would_find_is_found_before_uploading()
    {
        Copy("video/mp4-181s.mp4", "video/demo.mp4");
        var result = await CheckAsync();
        result.ExitCode.Should().Be(ExitCodes.Failed);
        result.Out.Should().Contain("181 s");
    }

    [Fact]
    public async Task Some_rules_are_for_some_departments()
    {
        Copy("zip/no-streamlit.zip", "source/app.zip");
        (await CheckAsync("--department", "컴퓨터공학과")).ExitCode.Should().Be(ExitCodes.Failed);
        (await CheckAsync("--department", "산업디자인학과")).ExitCode.Should().Be(ExitCodes.Ok);
    }

    [Fact]
    public async Task A_folder_that_is_no_part_is_told_with_the_parts_there_are()
    {
        _folder.Write("raport/report.pdf", "x");
        var result = await CheckAsync();
        result.ExitCode.Should().Be(ExitCodes.Usage);
        result.Err.Should().ContainAll("raport", "report", "video");
    }

    private Task<CliResult> CheckAsync(params string[] more) =>
        Cli.RunAsync([
            "check",
            _folder.Path,
            "--course",
            Path.Combine(Cli.Repository.SamplesFolder, "course.json"),
            "--lang",
            "en",
            .. more,
        ]);

    private void Copy(string sample, string name)
    {
        var target = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Cli.Repository.SamplesFolder, "files", sample), target);
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using CourseAI.Cli.Uploads;
using CourseAI.Pipeline.Instructing;

namespace CourseAI.Cli.Tests.Uploads;

[Collection(nameof(RunningCourse))]
public sealed class SubmitCommandTests : IDisposable
{
    private const string Student = "20261004";
    private const int Size = 300_000_000;
    private const int BlocksBeforeTheKill = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_and_started_again_it_sends_at_most_one_block_per_worker_twice()
    {
        await using var course = await RunningCourse.StartAsync();
        var sha256 = WriteRandom("video/demo.mp4");

        using (var first = Start(course))
        {
            await Wait.UntilAsync(() => course.Storage.Blocks.Count >= BlocksBeforeTheKill, "blocks are being sent");
            first.Kill();
            await first.WaitForExitAsync();
        }
        var blocks = (Size + BlockUpload.BlockBytes - 1) / BlockUpload.BlockBytes;
        course.Storage.Blocks.Count.Should().BeLessThan(blocks, "it was killed before it was done");

        using var second = Start(course);
        var said = await second.StandardOutput.ReadToEndAsync();
        await second.WaitForExitAsync();
        second.ExitCode.Should().Be(ExitCodes.Ok, said + await second.StandardError.ReadToEndAsync());

        course.Storage.Blocks.Should().HaveCount(blocks);
        course.Storage.Blocks.Values.Sum(count => count - 1).Should().BeLessThanOrEqualTo(BlockUpload.DefaultWorkers);
        var student = await FileOfAsync(course);
        student.Declarations.Should().ContainSingle("the second run went on with the first one's declaration");
        var evidence = student.Evidence.Should().ContainSingle().Subject;
        (evidence.Size, evidence.Sha256).Should().Be((Size, sha256));
        Directory.GetFiles(Path.Combine(_folder.Path, ".courseai"), "*.upload").Should().BeEmpty();
        Directory.GetFiles(Path.Combine(_folder.Path, ".courseai", "receipts")).Should().ContainSingle();
    }

    [Fact]
    public async Task Every_part_of_a_folder_is_handed_in_and_what_the_course_does_not_have_is_told_first()
    {
        await using var course = await RunningCourse.StartAsync();
        _folder.Write("source/app.zip", "not a zip, and handed in all the same: the server says what it is");
        _folder.Write("video/deep/er/demo.mp4", "not a video");
        var result = await SubmitAsync(course);
        result.ExitCode.Should().Be(ExitCodes.Ok, result.Err);
        result.Out.Should().ContainAll("source", "deep/er/demo.mp4", "on time");

        _folder.Write("raport/report.pdf", "x");
        var refused = await SubmitAsync(course);
        refused.ExitCode.Should().Be(ExitCodes.Usage);
        refused.Err.Should().ContainAll("raport", "report");
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_know_is_refused_in_one_line()
    {
        await using var course = await RunningCourse.StartAsync();
        _folder.Write("source/app.zip", "x");
        var result = await Cli.RunAsync("submit", _folder.Path, "--server", $"{course.Address}", "--token", "nobody's");
        result.ExitCode.Should().Be(ExitCodes.Refused);
        result.Err.Trim().Split('\n').Should().ContainSingle();
    }

    private Process Start(RunningCourse course) =>
        Cli.Start("submit", _folder.Path, "--server", $"{course.Address}", "--token", course.StudentToken(Student));

    private Task<CliResult> SubmitAsync(RunningCourse course) =>
        Cli.RunAsync("submit", _folder.Path, "--server", $"{course.Address}", "--token", course.StudentToken(Student));

    /// <summary>As soon as the file is inspected.</summary>
    private static async Task<StudentFile> FileOfAsync(RunningCourse course)
    {
        using var instructor = course.Instructor();
        StudentFile? file = null;
        await Wait.UntilAsync(
            async () =>
            {
                file = await instructor.GetAsync<StudentFile>($"api/students/{Student}", CancellationToken.None);
                return file.Evidence.Count > 0;
            },
            "the upload has its evidence"
        );
        return file!;
    }

    private string WriteRandom(string name)
    {
        var path = _folder.Write(name, "");
        var bytes = RandomNumberGenerator.GetBytes(1 << 20);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.OpenWrite(path);
        for (var written = 0; written < Size; )
        {
            // Every block differs, so that a block in the wrong place would show.
            BitConverter.TryWriteBytes(bytes, written);
            var length = Math.Min(bytes.Length, Size - written);
            file.Write(bytes, 0, length);
            hash.AppendData(bytes, 0, length);
            written += length;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

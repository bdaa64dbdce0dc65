using CourseAI.Cli.Uploads;

namespace CourseAI.Cli.Tests.Uploads;

public sealed class UploadStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private static readonly string Hash = new('a', 64);
    private static readonly HandInFile File1 = new("video", "demo.mp4", "/nowhere/demo.mp4");
    private static readonly BegunUpload Begun = new("https://s", "id", "video", "demo.mp4", 100, Hash, 10);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Blocks_that_were_sent_are_known_to_the_next_run()
    {
        using (var state = UploadState.Begin(_folder.Path, File1, Begun))
        {
            state.Add(3);
            state.Add(0);
        }
        using var again = Find();
        again!.Upload.Should().Be(Begun);
        again.Done.Should().BeEquivalentTo([0, 3]);
    }

    [Fact]
    public void A_line_that_was_cut_by_the_end_of_the_process_is_sent_again()
    {
        UploadState.Begin(_folder.Path, File1, Begun).Dispose();
        var file = Directory.GetFiles(Path.Combine(_folder.Path, ".courseai")).Single();
        File.AppendAllText(file, "1\n2\n1"); // of block 17, say
        using (var again = Find())
        {
            again!.Done.Should().BeEquivalentTo([1, 2]);
            again.Add(7);
        }
        using var third = Find();
        third!.Done.Should().BeEquivalentTo([1, 2, 7]);
    }

    [Fact]
    public void Another_file_server_or_part_is_another_upload()
    {
        UploadState.Begin(_folder.Path, File1, Begun).Dispose();
        UploadState.Find(_folder.Path, "https://s", File1, 100, new string('b', 64)).Should().BeNull();
        UploadState.Find(_folder.Path, "https://t", File1, 100, Hash).Should().BeNull();
        UploadState.Find(_folder.Path, "https://s", File1 with { PartId = "report" }, 100, Hash).Should().BeNull();
    }

    [Fact]
    public void A_finished_upload_leaves_nothing()
    {
        var state = UploadState.Begin(_folder.Path, File1, Begun);
        state.Forget();
        Find().Should().BeNull();
    }

    [Fact]
    public void A_state_that_cannot_be_read_is_begun_anew()
    {
        UploadState.Begin(_folder.Path, File1, Begun).Dispose();
        var file = Directory.GetFiles(Path.Combine(_folder.Path, ".courseai")).Single();
        File.WriteAllText(file, "{ torn");
        Find().Should().BeNull();
    }

    private UploadState? Find() => UploadState.Find(_folder.Path, "https://s", File1, 100, Hash);
}

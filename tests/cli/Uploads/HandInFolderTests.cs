using System.Text;
using CourseAI.Cli.Uploads;

namespace CourseAI.Cli.Tests.Uploads;

public sealed class HandInFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_a_part_and_deeper_paths_belong_to_the_name()
    {
        _folder.Write("report/보고서.pdf", "x");
        _folder.Write("images/set/3.png", "x");
        Read().Should().Equal(("images", "set/3.png"), ("report", "보고서.pdf"));
    }

    [Fact]
    public void Names_are_composed_as_the_server_compares_them()
    {
        _folder.Write($"report/{"보고서".Normalize(NormalizationForm.FormD)}.pdf", "x");
        Read().Should().Equal(("report", "보고서.pdf"));
    }

    [Fact]
    public void What_systems_leave_lying_about_is_not_handed_in()
    {
        _folder.Write("report/a.pdf", "x");
        _folder.Write("report/.DS_Store", "x");
        _folder.Write("report/__MACOSX/a.pdf", "x");
        _folder.Write("report/thumbs.db", "x");
        _folder.Write(".courseai/receipts/1.jws", "x");
        _folder.Write("notes.txt", "x");
        Read().Should().Equal(("report", "a.pdf"));
    }

    [Fact]
    public void A_folder_without_anything_says_how_it_should_look()
    {
        var read = Read;
        read.Should().Throw<CommandException>().WithMessage("*report/report.pdf*");
    }

    private IEnumerable<(string, string)> Read() =>
        HandInFolder.Read(new DirectoryInfo(_folder.Path)).Select(file => (file.PartId, file.FileName));
}

using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Images;

namespace CourseAI.Inspection.Tests.Images;

public sealed class LabelsFileTests
{
    [Theory]
    [InlineData("file,label\na.png,3\nb.png,7\n")]
    [InlineData("File,Label\r\na.png,3\r\nb.png,7")]
    [InlineData("file;label\na.png;3\nb.png;7\n")]
    [InlineData("\"file\",\"label\"\n\"a.png\",\"3\"\n\n\"b.png\",7,a remark\n")]
    [InlineData("file,label\na.png,1\nb.png,7\na.png,3\n")]
    [InlineData("file,label,,\na.png,3,,\n,,,\n , ,\t,\nb.png,7,,\n,,,\n,,,\n")]
    [InlineData("\n,,\nfile,label\na.png,3\nb.png,7\n")]
    [InlineData("\n;;\nfile;label\na.png;3\nb.png;7\n;\n")]
    public void Labels_are_read_by_file(string csv) =>
        Read(csv)
            .Labels.Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["a.png"] = "3", ["b.png"] = "7" });

    [Fact]
    public void Quotes_hold_separators_breaks_and_quotes() =>
        Read("file,label\n\"a,\"\"b\"\".png\",\"3\n\"")
            .Labels.Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["a,\"b\".png"] = "3" });

    [Fact]
    public void Excel_in_Korea_writes_code_page_949() =>
        LabelsFile
            .Read(SourceText.Cp949.GetBytes("file,label\n사진.png,망치\n"), VisionTask.Tools)
            .Labels.Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["사진.png"] = "hammer" });

    [Theory]
    [InlineData("", "")]
    [InlineData("a.png,3\n", "a.png,3")]
    [InlineData("label,file\n3,a.png\n", "label,file")]
    public void Another_header_is_told_and_nothing_after_it_is_read(string csv, string written)
    {
        var (labels, problems) = Read(csv);
        labels.Should().BeEmpty();
        problems.Should().Equal(new LabelProblem(1, written, LabelFault.Header));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_line_that_cannot_be_used_is_told_with_its_number_and_the_others_are_read(string end)
    {
        var csv = string.Join(
            end,
            "file,label",
            "a.png,3",
            "",
            ",7",
            "\"b",
            ".png\",1",
            "c.png",
            "d.png, ",
            "e.png,3x",
            "f.png,9"
        );

        var (labels, problems) = Read(csv);

        labels.Keys.Should().Equal("a.png", "b .png", "f.png");
        problems
            .Should()
            .Equal(
                new LabelProblem(4, ",7", LabelFault.NoFile),
                new LabelProblem(7, "c.png", LabelFault.NoLabel),
                new LabelProblem(8, "d.png,", LabelFault.NoLabel),
                new LabelProblem(9, "e.png,3x", LabelFault.UnknownLabel)
            );
    }

    [Fact]
    public void The_first_twenty_such_lines_are_told() =>
        Read("file,label\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i}.png,x\n")))
            .Problems.Select(problem => problem.Line)
            .Should()
            .Equal(Enumerable.Range(2, 20));

    [Fact]
    public void A_thousand_labels_are_taken_and_the_next_line_is_told()
    {
        var csv = "file,label\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}.png,1\n"));
        Read(csv).Problems.Should().BeEmpty();

        var (labels, problems) = Read(csv + "0.png,2\nx.png,1\ny.png,1\n");

        labels.Should().HaveCount(1000).And.Contain("0.png", "2");
        problems.Should().Equal(new LabelProblem(1003, "x.png,1", LabelFault.TooMany));
    }

    private static (SortedDictionary<string, string> Labels, IReadOnlyList<LabelProblem> Problems) Read(string csv) =>
        LabelsFile.Read(Encoding.UTF8.GetBytes(csv), VisionTask.Digits);
}

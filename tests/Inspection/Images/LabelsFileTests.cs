using System.Text;
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
    public void Labels_are_read_by_file(string csv) =>
        LabelsFile
            .Read(Encoding.UTF8.GetBytes(csv))
            .Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["a.png"] = "3", ["b.png"] = "7" });

    [Fact]
    public void Quotes_hold_separators_breaks_and_quotes() =>
        LabelsFile
            .Read("file,label\n\"a,\"\"b\"\".png\",\"3\n4\""u8)
            .Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["a,\"b\".png"] = "3 4" });

    [Fact]
    public void Excel_in_Korea_writes_code_page_949() =>
        LabelsFile
            .Read(SourceText.Cp949.GetBytes("file,label\n사진.png,망치\n"))
            .Should()
            .Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["사진.png"] = "망치" });

    [Theory]
    [InlineData("")]
    [InlineData("a.png,3\n")]
    [InlineData("label,file\n3,a.png\n")]
    public void Another_header_is_refused_with_the_right_one(string csv)
    {
        var read = () => LabelsFile.Read(Encoding.UTF8.GetBytes(csv));
        var refused = read.Should().Throw<UninspectableException>().Which.Facts;
        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().EndWith("its first line must be \"file,label\"");
    }

    [Fact]
    public void A_thousand_labels_are_taken_and_one_more_is_not()
    {
        var csv = "file,label\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}.png,1\n"));
        LabelsFile.Read(Encoding.UTF8.GetBytes(csv)).Should().HaveCount(1000);
        var read = () => LabelsFile.Read(Encoding.UTF8.GetBytes(csv + "x.png,1\n"));
        read.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.TooLargeInside);
    }
}

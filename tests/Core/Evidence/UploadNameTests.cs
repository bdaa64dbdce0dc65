using CourseAI.Core.Evidence;

namespace CourseAI.Core.Tests.Evidence;

public sealed class UploadNameTests
{
    [Theory]
    [InlineData("20261234/report/final.pdf", "20261234", "report", null, "final.pdf")]
    [InlineData("20261234/images/set/1.png", "20261234", "images", null, "set/1.png")]
    [InlineData("20261234/video/~u7/clip.mp4", "20261234", "video", "u7", "clip.mp4")]
    public void Names_are_read(string blobName, string student, string part, string? upload, string file)
    {
        UploadName.TryParse(blobName, out var name).Should().BeTrue();
        name.Should().Be(new UploadName(student, part, upload, file));
        name!.ToString().Should().Be(blobName);
    }

    [Theory]
    [InlineData("final.pdf")]
    [InlineData("20261234/final.pdf")]
    [InlineData("20261234//final.pdf")]
    [InlineData("20261234/report/")]
    [InlineData("20261234/report/~u7")]
    [InlineData("20261234/report/~/a.pdf")]
    [InlineData("~x/report/a.pdf")]
    [InlineData("20261234/report/../../20265678/report/a.pdf")]
    [InlineData("../report/a.pdf")]
    [InlineData("20261234/report/./a.pdf")]
    [InlineData("20261234/report/sub/~hidden/a.pdf")]
    public void Names_that_fit_nothing_are_refused(string blobName) =>
        UploadName.TryParse(blobName, out _).Should().BeFalse();

    [Fact]
    public void Names_are_compared_in_composed_form()
    {
        UploadName
            .TryParse("홍길동/report/a.pdf".Normalize(System.Text.NormalizationForm.FormD), out var name)
            .Should()
            .BeTrue();
        name!.StudentId.Should().Be("홍길동");
    }
}

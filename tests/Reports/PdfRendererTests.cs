namespace CourseAI.Reports.Tests;

public sealed class PdfRendererTests
{
    [Fact]
    public void Same_report_gives_the_same_bytes()
    {
        var first = Rendered.Bytes(ReportComposer.Compose(Students.Best()));
        var second = Rendered.Bytes(ReportComposer.Compose(Students.Best()));
        second.Should().Equal(first);
    }
}

namespace CourseAI.Reports.Tests;

public sealed class SizeTests
{
    /// <summary>The files stay beside the test's binaries, to be looked at. How long they take is measured in bench/.</summary>
    [Theory]
    [InlineData("best")]
    [InlineData("worst")]
    [InlineData("longest-names")]
    public void A_report_is_small(string name)
    {
        var input = Students.ByName(name);
        var pdf = Rendered.Bytes(ReportComposer.Compose(input));
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "rendered"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{name}.pdf"), pdf);
        pdf.Length.Should().BeLessThan(150_000);
        var words = input with
        {
            Record = input.Record with
            {
                Evidence = [.. input.Evidence.Where(evidence => evidence.PartId != "images")],
            },
        };
        Rendered
            .Bytes(ReportComposer.Compose(words))
            .Length.Should()
            .BeLessThan(100_000, "there are no pictures in it");
    }
}

using System.Diagnostics;

namespace CourseAI.Reports.Tests;

public sealed class SizeTests(ITestOutputHelper output)
{
    /// <summary>The files stay beside the test's binaries, to be looked at.</summary>
    [Theory]
    [InlineData("best")]
    [InlineData("worst")]
    [InlineData("longest-names")]
    public void A_report_is_small_and_quick_to_make(string name)
    {
        var input = name switch
        {
            "best" => Students.Best(),
            "worst" => Students.Worst(),
            _ => Students.LongestNames(),
        };
        Rendered.Bytes(ReportComposer.Compose(input));
        var watch = Stopwatch.StartNew();
        var pdf = Rendered.Bytes(ReportComposer.Compose(input));
        output.WriteLine($"{name}: {pdf.Length:N0} bytes, {watch.Elapsed.TotalMilliseconds:0.0} ms");
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "rendered"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{name}.pdf"), pdf);
        pdf.Length.Should().BeLessThan(150_000);
    }
}

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
        var input = Students.ByName(name);
        var pdf = Array.Empty<byte>();
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            pdf = Rendered.Bytes(ReportComposer.Compose(input));
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, watch.Elapsed.Ticks));
        }
        output.WriteLine($"{name}: {pdf.Length:N0} bytes, {fastest.TotalMilliseconds:0.0} ms");
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "rendered"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{name}.pdf"), pdf);
        pdf.Length.Should().BeLessThan(150_000);
        var words = input with { Evidence = [.. input.Evidence.Where(evidence => evidence.PartId != "images")] };
        Rendered
            .Bytes(ReportComposer.Compose(words))
            .Length.Should()
            .BeLessThan(100_000, "there are no pictures in it");
    }
}

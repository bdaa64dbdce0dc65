namespace CourseAI.Bench.Scale.Tests;

/// <summary>docs/scale.md shows what the simulation says today.</summary>
public sealed class ScalePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "scale.md"));

    [Fact]
    public void Its_table_is_the_simulations()
    {
        Page.Should().Contain(ScaleTable.Header);
        foreach (var run in ScalePage.Runs())
            Page.Should().Contain(run.ToString());
    }

    [Fact]
    public void Its_chart_is_the_simulations() =>
        File.ReadAllText(ScalePage.Chart).Should().Be(ScalePage.Draw(ScalePage.Runs()));
}

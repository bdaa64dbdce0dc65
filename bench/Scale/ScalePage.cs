using System.Text;

namespace CourseAI.Bench.Scale;

/// <summary>What docs/scale.md shows, made anew.</summary>
internal static class ScalePage
{
    private static readonly (int Students, (int Uploads, int Reports) Ready)[] Warm =
    [
        (300, (1, 1)),
        (3_000, (2, 1)),
        (10_000, (4, 4)),
        (100_000, (20, 30)),
    ];

    public static string Chart { get; } = Path.Combine(Repository.Root, "docs", "images", "scale.svg");

    /// <summary>Cold by size, then warm by size.</summary>
    public static IReadOnlyList<ScaleTable.Run> Runs() =>
        [
            .. ScaleTable.Sizes.Select(students => ScaleTable.Simulate(students, (0, 0))),
            .. Warm.Select(one => ScaleTable.Simulate(one.Students, one.Ready)),
        ];

    /// <summary>Of the largest class, cold and warm.</summary>
    public static string Draw(IReadOnlyList<ScaleTable.Run> runs) =>
        ScaleChart.Draw(runs[ScaleTable.Sizes.Length - 1], runs[^1]);

    public static void Run()
    {
        var runs = Runs();
        Console.WriteLine(ScaleTable.Header);
        foreach (var run in runs)
            Console.WriteLine(run);
        File.WriteAllText(Chart, Draw(runs), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}

using System.Diagnostics;
using CourseAI.Vision.Digits;

namespace CourseAI.Training.Digits;

/// <summary>What loading and predicting cost here and now; only the first call in a process tells the truth. A cold start is measured by <c>bench models</c>.</summary>
internal static class DigitTimings
{
    private const int Predictions = 2000;

    public static IReadOnlyDictionary<string, double> Measure(string zip, MnistSet set)
    {
        var watch = Stopwatch.StartNew();
        using var model = DigitModel.Load(zip);
        var load = watch.Elapsed;
        var first = TimeOne(model, set, 0);
        var rest = Enumerable
            .Range(1, Predictions)
            .Select(i => TimeOne(model, set, i).TotalMicroseconds)
            .Order()
            .ToArray();
        using var self = Process.GetCurrentProcess();
        return new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["loadMilliseconds"] = Math.Round(load.TotalMilliseconds),
            ["firstPredictionMilliseconds"] = Math.Round(first.TotalMilliseconds),
            ["medianPredictionMicroseconds"] = Math.Round(rest[Predictions / 2]),
            ["residentMegabytes"] = Math.Round(self.WorkingSet64 / 1e6),
        };
    }

    private static TimeSpan TimeOne(DigitModel model, MnistSet set, int image)
    {
        using var bitmap = new DigitPicture(set.Image(image)).ToBitmap();
        var watch = Stopwatch.StartNew();
        model.Classify(bitmap);
        return watch.Elapsed;
    }
}

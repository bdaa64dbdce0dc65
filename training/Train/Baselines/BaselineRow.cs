using System.Globalization;

namespace CourseAI.Training.Baselines;

/// <summary>One way of reading digits, measured.</summary>
/// <param name="PerImage">Median over single images, one after the other.</param>
/// <param name="ColdStart">Median over processes: from their start to their first answer.</param>
internal sealed record BaselineRow(
    string Name,
    string Settings,
    double Accuracy,
    long Bytes,
    TimeSpan Training,
    TimeSpan PerImage,
    TimeSpan ColdStart
)
{
    public const string Header =
        "| way | settings | accuracy | size | training | one image | cold start |\n|---|---|--:|--:|--:|--:|--:|";

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name} | {Settings} | {100 * Accuracy:F2} % | {Size(Bytes)} | {Length(Training)} | {Micro(PerImage)} | {ColdStart.TotalMilliseconds:F0} ms |"
        );

    private static string Size(long bytes) =>
        bytes < 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F0} kB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");

    private static string Length(TimeSpan training) =>
        training.TotalSeconds < 0.5 ? "none"
        : training.TotalMinutes < 10 ? string.Create(CultureInfo.InvariantCulture, $"{training.TotalSeconds:F0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{training.TotalMinutes:F0} min");

    private static string Micro(TimeSpan time) =>
        time.TotalMilliseconds < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F0} µs")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms");
}

using System.Globalization;

namespace CourseAI.Bench;

/// <summary>One thing that was measured several times.</summary>
/// <param name="Unit">Of <paramref name="Values"/> and <paramref name="Limit"/>.</param>
/// <param name="Limit">What is promised: smaller than this; null: nothing.</param>
/// <param name="OfWorst">The promise is for the worst value; else for the median.</param>
internal sealed record Figure(
    string Name,
    IReadOnlyList<double> Values,
    string Unit,
    double? Limit = null,
    bool OfWorst = false
)
{
    public const string Header =
        "| figure | promise | median | worst | n | kept |\n| --- | --- | ---: | ---: | ---: | --- |";

    public double Median
    {
        get
        {
            var sorted = Values.Order().ToList();
            var middle = sorted.Count / 2;
            return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public double Worst => Values.Max();

    public bool IsKept => Limit is null || (OfWorst ? Worst : Median) < Limit;

    /// <summary>A row under <see cref="Header"/>.</summary>
    public override string ToString()
    {
        var promise = Limit is null ? "" : $"{(OfWorst ? "worst" : "median")} < {Shown(Limit.Value)}";
        var kept =
            Limit is null ? ""
            : IsKept ? "yes"
            : "**no**";
        return $"| {Name} | {promise} | {Shown(Median)} | {Shown(Worst)} | {Values.Count} | {kept} |";
    }

    private string Shown(double value) =>
        value.ToString(value >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture) + " " + Unit;
}

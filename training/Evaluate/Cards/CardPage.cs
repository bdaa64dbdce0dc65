using System.Globalization;
using System.Text;
using CourseAI.Training.Charts;
using CourseAI.Training.Measures;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Cards;

/// <summary>What the pages of both models have in common, in Markdown; numbers are written the same on every machine.</summary>
internal sealed class CardPage
{
    /// <summary>So many have an interval that a second decimal tells something of.</summary>
    private const int MorePictures = 2000;

    private const string Decimals = "F1";
    private const string MoreDecimals = "F2";

    private readonly StringBuilder _page = new();

    /// <summary>One line or several.</summary>
    public void Line(FormattableString text) => _page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public void Line() => _page.Append('\n');

    /// <summary>What the model is and what it was made from.</summary>
    /// <param name="rows">Name and text of what only this model has to tell.</param>
    public void Facts(ModelCard card, string zip, long zipBytes, params (string Name, FormattableString Text)[] rows)
    {
        Line($"| | |");
        Line($"|---|---|");
        Line($"| model | `{zip}`, {zipBytes / 1000.0:N0} kB, ML.NET with ONNX inside |");
        Line($"| SHA-256 | `{card.Sha256}` |");
        Line($"| made by | `{card.Training.Command}`, seed {card.Training.Seed}, {card.Training.Minutes} minutes |");
        foreach (var (name, text) in rows)
            Line($"| {name} | {FormattableString.Invariant(text)} |");
        foreach (var source in card.Data)
            Line($"| data | {source.Name}; {source.Version}; {source.Licence} |");
        Line($"| preprocessing | {card.Preprocessing} |");
        Line($"| `unsure` | {Thresholds(card)} |");
    }

    public void FiguresHead()
    {
        Line($"| | measured | 95 % interval | wanted |");
        Line($"|---|--:|--:|--:|");
    }

    public void Figure(string name, Share share, string wanted = "") =>
        Line($"| {name} | **{share.Value:P2}** | {Interval(share)} | {wanted} |");

    public void Figure(string name, MeanShare mean, string wanted = "") =>
        Line($"| {name} | **{mean.Value:P2}** | {Interval(mean.Interval, Decimals)} | {wanted} |");

    /// <summary>For what is no share of pictures, and has no interval.</summary>
    public void Figure(string name, double value, string wanted = "") =>
        Line($"| {name} | **{value:P2}** | | {wanted} |");

    /// <summary>Every class with the interval in which its accuracy lies; few pictures have a wide one.</summary>
    public void Classes(IEnumerable<(string Name, Share Right)> classes)
    {
        Line($"| shown | pictures | right | accuracy | 95 % interval |");
        Line($"|---|--:|--:|--:|--:|");
        foreach (var (name, right) in classes)
            Line($"| {Words(name)} | {right.Of:N0} | {right.Count:N0} | {right.Value:P1} | {Interval(right)} |");
    }

    /// <summary>How much of what should be refused is.</summary>
    public void Refusals(IEnumerable<(string Name, Share Refused)> kinds)
    {
        Line($"| shown | pictures | answered `unsure` | 95 % interval |");
        Line($"|---|--:|--:|--:|");
        foreach (var (name, refused) in kinds)
            Line($"| {name} | {refused.Of:N0} | {refused.Value:P1} | {Interval(refused)} |");
    }

    /// <param name="file">Beside the page; it has twice as many pixels as it is shown with.</param>
    public void Picture(string file, int width, string told) =>
        Line($"<img src=\"{file}\" width=\"{width}\" alt=\"{told}\">");

    /// <summary>How to read a reliability diagram and a coverage chart.</summary>
    public void HowToRead() =>
        Line(
            $"""

            Confidence is the label's probability beside those of the others and of "something else": where that is likely, it may be below a tenth though the label is right.
            The lines through the points are 95 % intervals (Wilson), bins with fewer than {ReliabilityChart.FewPictures} pictures are pale, and the grey bars grow with the logarithm of their
            number. The curve tells how many answers are right when the most doubtful are left out; the dot is where the thresholds of `unsure` stand.
            """
        );

    public void Costs(ModelCard card)
    {
        Line($"## Costs, on the machine that measured them, which may have been busy");
        Line($"| | |");
        Line($"|---|--:|");
        foreach (var (name, value) in card.Timings)
            Line($"| {Spaced(name)} | {value:N0} |");
    }

    public override string ToString() => _page.ToString();

    public static string Words(string label) => label.Replace('_', ' ');

    private static string Interval(Share share) =>
        Interval(share.Interval, share.Of < MorePictures ? Decimals : MoreDecimals);

    private static string Interval((double Low, double High) interval, string decimals)
    {
        return $"{Percent(interval.Low)}–{Percent(interval.High)} %";

        string Percent(double value) => (100 * value).ToString(decimals, CultureInfo.InvariantCulture);
    }

    private static string Thresholds(ModelCard card)
    {
        var confidence = string.Create(CultureInfo.InvariantCulture, $"confidence below {card.KnownFrom:P1}");
        return card.UnfamiliarFrom is { } unfamiliar
            ? string.Create(CultureInfo.InvariantCulture, $"{confidence}, or \"something else\" from {unfamiliar:P1}")
            : confidence;
    }

    /// <summary><c>loadMilliseconds</c> → <c>load milliseconds</c>.</summary>
    private static string Spaced(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

using System.Globalization;
using System.Text;
using CourseAI.Vision.Models;

namespace CourseAI.Training;

/// <summary>The model card for people, <c>models/digits.md</c>: made from the card, so that the two cannot disagree.</summary>
internal static class DigitPage
{
    public static string Of(ModelCard card, DigitFigures figures, long zipBytes)
    {
        var page = new StringBuilder();
        var training = card.Training;
        Line($"# Handwritten digits");
        Line($"");
        Line(
            $"One picture with one handwritten digit goes in; a label from 0 to 9, a confidence and `known` or `unsure` come out."
        );
        Line(
            $"Written by `training/run`; the figures are recomputed by `training/Evaluate` in every run of the tests."
        );
        Line($"");
        Line($"| | |");
        Line($"|---|---|");
        Line($"| model | `digits.zip`, {zipBytes / 1000.0:F0} kB, ML.NET with ONNX inside |");
        Line($"| SHA-256 | `{card.Sha256}` |");
        Line($"| network | 6 convolutions and 1 dense layer, {training.Parameters:N0} parameters |");
        Line($"| made by | `{training.Command}`, seed {training.Seed} |");
        Line(
            $"| training | {training.Pictures:N0} digits, distorted anew in each of {training.Epochs} epochs; AdamW, one cosine, averaged weights |"
        );
        Line(
            $"| held out of it | {training.HeldOut:N0} digits, for the temperature ({training.Temperature:F3}) and both thresholds |"
        );
        foreach (var source in card.Data)
            Line($"| data | {source.Name}; {source.Version}; {source.Licence} |");
        Line($"| preprocessing | {card.Preprocessing} |");
        Line($"");
        Line($"## Figures on MNIST's 10,000 test images");
        Line($"| | |");
        Line($"|---|---|");
        Line($"| accuracy on MNIST's own pixels | **{figures.Accuracy:P2}** |");
        Line($"| accuracy as a picture, through the search for the digit | {figures.AccuracyAsPicture:P2} |");
        Line($"| answered `unsure` | {figures.Refused:P2} |");
        Line($"| accuracy of what is answered | {figures.AccuracyWhenKnown:P2} |");
        Line($"| expected calibration error, 15 bins | {figures.CalibrationError:P2} |");
        Line($"");
        Line($"`unsure` because of: {string.Join(", ", figures.Doubts.Select(pair => $"{pair.Key} {pair.Value}"))}.");
        Line($"");
        Line($"Confusion (row: shown, column: answered; as pictures):");
        Line($"");
        Line($"| | {string.Join(" | ", card.Labels)} |");
        Line($"|---|{string.Concat(card.Labels.Select(_ => "--:|"))}");
        for (var row = 0; row < card.Labels.Count; row++)
        {
            var counts = Enumerable.Range(0, card.Labels.Count).Select(column => figures.Confusion[row, column]);
            Line(
                $"| **{card.Labels[row]}** | {string.Join(" | ", counts.Select(count => count == 0 ? "·" : $"{count}"))} |"
            );
        }
        Line($"");
        Line($"## Costs, on one shared core of the machine that wrote this");
        Line($"| | |");
        Line($"|---|---|");
        foreach (var (name, value) in card.Timings)
            Line($"| {Words(name)} | {value:N0} |");
        Line($"");
        Line($"## Limits");
        Line($"- Nearly all digits are MNIST's, as written in North America around 1990, each alone on clean paper.");
        Line(
            $"- Light, polarity, ruled paper, position and size are handled before the network, by rules; a photo on which these"
        );
        Line(
            $"  rules pick the wrong object is answered wrongly or with `unsure`. No figure on photos is claimed here."
        );
        Line(
            $"- It was taught letters, drawings and scribbles as something else; no figure on how many are refused stands here yet."
        );
        Line($"- A turned or mirrored digit is read as it lies. The caller applies the EXIF orientation.");
        return page.ToString();

        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary><c>loadMilliseconds</c> → <c>load milliseconds</c>.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

using CourseAI.Vision.Models;
using SkiaSharp;

namespace CourseAI.Training.Cards;

/// <summary>A model's card as it lies beside the model: JSON for programs, Markdown and pictures for people.</summary>
internal static class CardFiles
{
    /// <summary>Another processor may round a pixel's colour to its neighbour's in the palette; a wrong number changes more.</summary>
    private const int MostOtherPixels = 20;

    /// <summary>Levels of 255.</summary>
    private const int OtherColour = 48;

    /// <summary>Where the card says something else than was measured; empty when they agree.</summary>
    public static IEnumerable<string> Differences(ModelCard card, IEvaluation evaluation)
    {
        var (measured, claimed) = (evaluation.Figures, card.Figures);
        foreach (var name in measured.Keys.Union(claimed.Keys, StringComparer.Ordinal))
        {
            var isMeasured = measured.TryGetValue(name, out var found);
            if (!claimed.TryGetValue(name, out var said))
                yield return FormattableString.Invariant($"{name} is {found:F4} and not on the card");
            else if (!isMeasured && !evaluation.IsKept(name))
                yield return $"{name} is on the card, and nothing measures it";
            else if (isMeasured && Math.Abs(said - found) > ToleranceOf(name))
                yield return FormattableString.Invariant($"{name} is {found:F4}, the card says {said:F4}");
        }
    }

    /// <summary>The card with what was measured, and with what it said of what could not be measured.</summary>
    public static ModelCard Updated(IEvaluation evaluation, IReadOnlyDictionary<string, double> timings) =>
        evaluation.Card with
        {
            Figures = new SortedDictionary<string, double>(
                evaluation
                    .Card.Figures.Where(figure => evaluation.IsKept(figure.Key))
                    .Concat(evaluation.Figures)
                    .ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
            Timings = timings,
        };

    /// <param name="zip">The model; its card's files have its name.</param>
    public static void Write(string zip, IEvaluation evaluation, IReadOnlyDictionary<string, double> timings)
    {
        var card = Updated(evaluation, timings);
        card.Write(Path.ChangeExtension(zip, ".json"));
        File.WriteAllText(Path.ChangeExtension(zip, ".md"), Page(zip, card, evaluation));
        foreach (var (name, png) in evaluation.Pictures())
            File.WriteAllBytes(Beside(zip, name), png);
    }

    /// <summary>The page and the pictures for people that are not as <see cref="Write"/> would write them from the card.</summary>
    public static IEnumerable<string> OutOfDate(string zip, IEvaluation evaluation)
    {
        var page = Path.ChangeExtension(zip, ".md");
        if (!File.Exists(page))
            yield return $"{Path.GetFileName(page)} is missing";
        else if (File.ReadAllText(page) != Page(zip, evaluation.Card, evaluation))
            yield return $"{Path.GetFileName(page)} is not the page of this card";
        foreach (var (name, png) in evaluation.Pictures())
        {
            if (!File.Exists(Beside(zip, name)))
                yield return $"{name} is missing";
            else if (!LookTheSame(Beside(zip, name), png))
                yield return $"{name} shows something else than was measured";
        }
    }

    private static string Page(string zip, ModelCard card, IEvaluation evaluation) =>
        evaluation.Page(card, new FileInfo(zip).Length);

    private static string Beside(string zip, string name) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(zip))!, name);

    private static bool LookTheSame(string file, byte[] png)
    {
        using var written = SKBitmap.Decode(file);
        using var drawn = SKBitmap.Decode(png);
        return written is not null
            && written.Info.Size == drawn.Info.Size
            && written.Pixels.Zip(drawn.Pixels, Differ).Count(differ => differ) < MostOtherPixels;

        static bool Differ(SKColor one, SKColor other) =>
            Math.Abs(one.Red - other.Red) > OtherColour
            || Math.Abs(one.Green - other.Green) > OtherColour
            || Math.Abs(one.Blue - other.Blue) > OtherColour;
    }

    /// <summary>
    /// Counted shares are rounded alike on both sides. An error of calibration is a mean of probabilities, whose last bits are
    /// the processor's: it may fall on the other side of the fourth decimal.
    /// </summary>
    private static double ToleranceOf(string figure) =>
        figure.EndsWith(CardFigures.CalibrationError, StringComparison.Ordinal) ? 0.0001 + 1e-9 : 1e-9;
}

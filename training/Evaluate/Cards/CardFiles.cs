using CourseAI.Vision.Models;

namespace CourseAI.Training.Cards;

/// <summary>A model's card as it lies beside the model: JSON for programs, Markdown and pictures for people.</summary>
internal static class CardFiles
{
    /// <summary>
    /// One of MNIST's 10,000 images may fall on the other side on a processor that adds in another order; of smaller sets
    /// none may. Figures are rounded to the fourth decimal, and so may their difference be.
    /// </summary>
    private const double Tolerance = 0.0001 + 1e-9;

    /// <summary>Where the card says something else than was measured; empty when they agree.</summary>
    public static IEnumerable<string> Differences(ModelCard card, IEvaluation evaluation)
    {
        var (measured, claimed) = (evaluation.Figures, card.Figures);
        foreach (var name in measured.Keys.Union(claimed.Keys, StringComparer.Ordinal))
        {
            var isMeasured = measured.TryGetValue(name, out var found);
            if (!claimed.TryGetValue(name, out var said))
                yield return $"{name} is {found:F4} and not on the card";
            else if (!isMeasured && !evaluation.IsKept(name))
                yield return $"{name} is on the card, and nothing measures it";
            else if (isMeasured && Math.Abs(said - found) > Tolerance)
                yield return $"{name} is {found:F4}, the card says {said:F4}";
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
        File.WriteAllText(Path.ChangeExtension(zip, ".md"), evaluation.Page(card, new FileInfo(zip).Length));
        foreach (var (name, png) in evaluation.Pictures())
            File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(zip))!, name), png);
    }
}

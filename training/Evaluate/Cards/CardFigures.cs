using CourseAI.Training.Measures;

namespace CourseAI.Training.Cards;

/// <summary>Figures under the names that they have on a card, in the names' order; shares are 0–1, rounded to four decimals.</summary>
internal sealed class CardFigures
{
    public const string CalibrationError = "calibrationError";

    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, double> Values => _values;

    public CardFigures Add(string name, double value)
    {
        _values.Add(name, Math.Round(value, 4));
        return this;
    }

    public CardFigures Add(string name, Share share) => Add(name, share.Value);

    /// <param name="set">The pictures' name, with which the figures' names begin.</param>
    public CardFigures Add(string set, AnswerFigures figures) =>
        Add($"{set}.macro", figures.Macro.Value)
            .Add($"{set}.refused", figures.Refused)
            .Add($"{set}.accuracyWhenKnown", figures.RightWhenKnown)
            .Add($"{set}.{CalibrationError}", figures.Reliability.Error);

    /// <summary>How many pictures are refused of all kinds together, and where there are several, of each.</summary>
    public CardFigures AddRefusals(string set, IReadOnlyCollection<Answer> answers)
    {
        var kinds = answers.ToLookup(answer => answer.Shown, StringComparer.Ordinal);
        foreach (var kind in kinds.Where(_ => kinds.Count > 1))
            Add($"{set}.{kind.Key}.refused", Share.Among([.. kind], answer => !answer.IsKnown));
        return Add($"{set}.refused", Share.Among(answers, answer => !answer.IsKnown));
    }
}

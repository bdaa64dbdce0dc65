namespace CourseAI.Training.Measures;

/// <summary>How often what is shown was answered by what.</summary>
internal sealed class Confusion
{
    public const string Unsure = "unsure";

    private readonly Dictionary<(string Shown, string Answered), int> _counts;

    private Confusion(
        IReadOnlyList<string> rows,
        IReadOnlyList<string> labels,
        Dictionary<(string Shown, string Answered), int> counts
    ) => (Rows, Columns, _counts) = (rows, [.. labels, Unsure], counts);

    /// <summary>What is shown: the labels of which there are pictures, then what is none of them.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The model's labels, and last <see cref="Unsure"/>.</summary>
    public IReadOnlyList<string> Columns { get; }

    public int this[string shown, string answered] => _counts.GetValueOrDefault((shown, answered));

    public int RowSum(string shown) => Columns.Sum(answered => this[shown, answered]);

    /// <summary>"Unsure" is the right answer to what is none of the labels.</summary>
    public bool IsRight(string shown, string answered) => answered == (IsLabel(shown) ? shown : Unsure);

    public bool IsLabel(string shown) => Columns.Contains(shown, StringComparer.Ordinal);

    public static Confusion Of(IReadOnlyList<string> labels, IReadOnlyCollection<Answer> answers)
    {
        var shown = answers.Select(answer => answer.Shown).ToHashSet(StringComparer.Ordinal);
        return new Confusion(
            [.. labels.Where(shown.Contains), .. shown.Except(labels, StringComparer.Ordinal)],
            labels,
            answers
                .CountBy(answer => (answer.Shown, answer.IsKnown ? answer.Prediction.Label : Unsure))
                .ToDictionary(pair => pair.Key, pair => pair.Value)
        );
    }
}

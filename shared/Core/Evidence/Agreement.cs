namespace CourseAI.Core.Evidence;

/// <summary>
/// What a model says of pictures, beside what their student says: a confusion matrix by its cells. An answer of which the model is
/// unsure is none, and so never right.
/// </summary>
/// <param name="Cells">Those with pictures in them; by label, then by answer, "unsure" last.</param>
public sealed record Agreement(IReadOnlyList<AgreementCell> Cells)
{
    /// <summary>Pictures with a label that a model looked at; at least 1.</summary>
    public int Labelled => Cells.Sum(cell => cell.Pictures);

    public int Right => Cells.Where(cell => cell.IsRight).Sum(cell => cell.Pictures);

    public int Unsure => Cells.Where(cell => cell.Said is null).Sum(cell => cell.Pictures);

    /// <summary>Share of the labelled pictures, 0–1, rounded to four decimals.</summary>
    public decimal Accuracy => Math.Round((decimal)Right / Labelled, 4);

    /// <param name="pictures">Each with its label; those without label or prediction are left out.</param>
    /// <returns>Null: nothing can be compared.</returns>
    public static Agreement? Of(IEnumerable<(ImageFacts Image, string? Label)> pictures)
    {
        var cells = pictures
            .Where(picture => picture is { Label: not null, Image.Prediction: not null })
            .Select(picture =>
                (Label: picture.Label!.Trim().ToLowerInvariant(), Said: AnswerOf(picture.Image.Prediction!))
            )
            .CountBy(picture => picture)
            .Select(cell => new AgreementCell(cell.Key.Label, cell.Key.Said, cell.Value))
            .OrderBy(cell => cell.Label, StringComparer.Ordinal)
            .ThenBy(cell => cell.Said is null)
            .ThenBy(cell => cell.Said, StringComparer.Ordinal)
            .ToList();
        return cells.Count > 0 ? new Agreement(cells) : null;
    }

    private static string? AnswerOf(Prediction prediction) =>
        prediction.Decision == Certainty.Known ? prediction.Label : null;
}

/// <param name="Label">What the student says.</param>
/// <param name="Said">What the model says; null: it is unsure.</param>
/// <param name="Pictures">How many; at least 1.</param>
public sealed record AgreementCell(string Label, string? Said, int Pictures)
{
    public bool IsRight => Label == Said;
}

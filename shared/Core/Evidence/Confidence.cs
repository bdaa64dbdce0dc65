namespace CourseAI.Core.Evidence;

/// <summary>How sure models were of many pictures.</summary>
public static class Confidence
{
    private const int Bins = 10;

    /// <returns>
    /// How many pictures a model was less than 10 % sure of, of how many 10 to 20 %, and so on: ten numbers, full confidence in the
    /// last. Null: no model looked at any.
    /// </returns>
    public static IReadOnlyList<int>? Tenths(IEnumerable<ImageFacts> pictures)
    {
        var tenths = new int[Bins];
        foreach (var prediction in pictures.Select(picture => picture.Prediction).OfType<Prediction>())
            tenths[Math.Min(Bins - 1, (int)(prediction.Confidence * Bins))]++;
        return tenths.Any(count => count > 0) ? tenths : null;
    }
}

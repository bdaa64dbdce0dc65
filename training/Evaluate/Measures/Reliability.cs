namespace CourseAI.Training.Measures;

/// <summary>How far confidence can be taken at its word: how often the label is right where a model says 90 %.</summary>
internal sealed class Reliability
{
    public const int BinCount = 15;

    private Reliability(IReadOnlyList<ConfidenceBin> bins, double error) => (Bins, Error) = (bins, error);

    /// <summary>From confidence 0 to 1, equally wide.</summary>
    public IReadOnlyList<ConfidenceBin> Bins { get; }

    /// <summary>
    /// Expected calibration error (Naeini et al., 2015), 0–1: the distance of mean confidence and accuracy in a bin,
    /// averaged over the bins by the number of pictures in them.
    /// </summary>
    public double Error { get; }

    public static Reliability Of(IReadOnlyCollection<Answer> answers)
    {
        var byBin = answers.ToLookup(answer => Math.Min((int)(answer.Confidence * BinCount), BinCount - 1));
        var bins = Enumerable.Range(0, BinCount).Select(bin => ConfidenceBin.Of(bin, [.. byBin[bin]])).ToList();
        var error = bins.Sum(bin => bin.Right.Of * Math.Abs(bin.Confidence - bin.Right.Value));
        return new Reliability(bins, answers.Count == 0 ? 0 : error / answers.Count);
    }
}

/// <param name="From">Least confidence in the bin.</param>
/// <param name="To">The next bin's least confidence; 1 for the last, which holds it.</param>
/// <param name="Confidence">Mean over the bin's pictures; 0 where there is none.</param>
internal sealed record ConfidenceBin(double From, double To, double Confidence, Share Right)
{
    public static ConfidenceBin Of(int bin, IReadOnlyCollection<Answer> answers) =>
        new(
            bin / (double)Reliability.BinCount,
            (bin + 1) / (double)Reliability.BinCount,
            answers.Select(answer => answer.Confidence).DefaultIfEmpty().Average(),
            Share.Among(answers, answer => answer.IsRight)
        );
}

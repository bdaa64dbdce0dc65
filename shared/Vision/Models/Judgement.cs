using CourseAI.Core.Evidence;

namespace CourseAI.Vision.Models;

/// <summary>What a network's output means, by the thresholds of its card.</summary>
/// <param name="Label">The best label even when there is doubt.</param>
/// <param name="Confidence">The label's probability, 0–1; 0 when nothing was found.</param>
/// <param name="Doubt">Null: the label is known.</param>
internal readonly record struct Judgement(string Label, double Confidence, Doubt? Doubt)
{
    public Certainty Decision => Doubt is null ? Certainty.Known : Certainty.Unsure;

    /// <param name="logits">One per label of the card, and one for "something else" where the card has <see cref="ModelCard.UnfamiliarFrom"/>.</param>
    /// <param name="found">What the preprocessing already doubts; it comes before the network's own doubts.</param>
    public static Judgement Of(ReadOnlySpan<float> logits, ModelCard card, Doubt? found)
    {
        var probabilities = Softmax(logits);
        var labels = probabilities.AsSpan(0, card.Labels.Count);
        var best = 0;
        for (var i = 1; i < labels.Length; i++)
        {
            if (labels[i] > labels[best])
                best = i;
        }
        var doubt = found;
        if (card.UnfamiliarFrom is { } unfamiliar && probabilities[^1] >= unfamiliar)
            doubt ??= Core.Evidence.Doubt.Unfamiliar;
        if (labels[best] < card.KnownFrom)
            doubt ??= Core.Evidence.Doubt.LowConfidence;
        return new Judgement(card.Labels[best], found == Core.Evidence.Doubt.NothingFound ? 0 : labels[best], doubt);
    }

    /// <param name="seen">What the network was given, as a PNG or JPEG file.</param>
    public Prediction ToPrediction(byte[] seen, ModelCard card) =>
        new()
        {
            Label = Label,
            Confidence = Math.Round((decimal)Confidence, 4),
            Decision = Decision,
            Doubt = Doubt,
            Seen = seen,
            Model = card.Sha256,
        };

    private static double[] Softmax(ReadOnlySpan<float> logits)
    {
        double largest = float.NegativeInfinity;
        foreach (var logit in logits)
            largest = Math.Max(largest, logit);
        var sum = 0.0;
        var exponentials = new double[logits.Length];
        for (var i = 0; i < logits.Length; i++)
            sum += exponentials[i] = Math.Exp(logits[i] - largest);
        for (var i = 0; i < exponentials.Length; i++)
            exponentials[i] /= sum;
        return exponentials;
    }
}

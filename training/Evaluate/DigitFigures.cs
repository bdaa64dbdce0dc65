using CourseAI.Core.Evidence;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Models;

namespace CourseAI.Training;

/// <summary>How good the digits model is on MNIST's test images: the figures on its card.</summary>
internal sealed record DigitFigures
{
    private const int CalibrationBins = 15;

    /// <summary>Share of the images that the network labels rightly when given MNIST's own pixels.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The same when the image comes as a picture, through the search for ink and the normalisation.</summary>
    public required double AccuracyAsPicture { get; init; }

    /// <summary>Share of the pictures answered "unsure".</summary>
    public required double Refused { get; init; }

    /// <summary>Share of right labels among the pictures that are not refused.</summary>
    public required double AccuracyWhenKnown { get; init; }

    /// <summary>Mean distance of confidence and accuracy over 15 equally wide bins of confidence, weighted by size.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Row: what is shown; column: what was answered, as pictures.</summary>
    public required int[,] Confusion { get; init; }

    /// <summary>Refusals by reason.</summary>
    public required IReadOnlyDictionary<Doubt, int> Doubts { get; init; }

    public static DigitFigures Measure(DigitModel model, MnistSet set)
    {
        var labels = model.Card.Labels.ToList();
        var confusion = new int[labels.Count, labels.Count];
        var doubts = new SortedDictionary<Doubt, int>();
        var (right, rightAsPicture, known, rightAndKnown) = (0, 0, 0, 0);
        var bins = new (int Count, double Confidence, int Right)[CalibrationBins];
        for (var i = 0; i < set.Count; i++)
        {
            var image = new DigitPicture(set.Image(i));
            var label = set.Label(i);
            var judged = Judgement.Of(model.Logits(image), model.Card, found: null);
            right += labels.IndexOf(judged.Label) == label ? 1 : 0;

            using var bitmap = image.ToBitmap();
            var prediction = model.Classify(bitmap);
            var answer = labels.IndexOf(prediction.Label);
            var isRight = answer == label;
            confusion[label, answer]++;
            rightAsPicture += isRight ? 1 : 0;
            if (prediction.Doubt is { } doubt)
                doubts[doubt] = doubts.GetValueOrDefault(doubt) + 1;
            else
                (known, rightAndKnown) = (known + 1, rightAndKnown + (isRight ? 1 : 0));
            var confidence = (double)prediction.Confidence;
            ref var bin = ref bins[Math.Min((int)(confidence * CalibrationBins), CalibrationBins - 1)];
            bin = (bin.Count + 1, bin.Confidence + confidence, bin.Right + (isRight ? 1 : 0));
        }
        return new DigitFigures
        {
            Accuracy = right / (double)set.Count,
            AccuracyAsPicture = rightAsPicture / (double)set.Count,
            Refused = 1 - (known / (double)set.Count),
            AccuracyWhenKnown = rightAndKnown / (double)Math.Max(known, 1),
            CalibrationError = bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / set.Count,
            Confusion = confusion,
            Doubts = doubts,
        };
    }

    /// <summary>As they stand on the card: rounded to four decimals.</summary>
    public IReadOnlyDictionary<string, double> ForCard() =>
        new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["mnistTest.accuracy"] = Math.Round(Accuracy, 4),
            ["mnistTest.accuracyAsPicture"] = Math.Round(AccuracyAsPicture, 4),
            ["mnistTest.refused"] = Math.Round(Refused, 4),
            ["mnistTest.accuracyWhenKnown"] = Math.Round(AccuracyWhenKnown, 4),
            ["mnistTest.calibrationError"] = Math.Round(CalibrationError, 4),
        };

    /// <summary>
    /// Differences between the card and what was measured; empty when they agree. One image in 10,000 may fall on the
    /// other side on a processor that adds in another order.
    /// </summary>
    public IEnumerable<string> DifferencesFrom(ModelCard card)
    {
        const double OneImage = 0.0001 + 1e-9;
        var measured = ForCard();
        foreach (var name in measured.Keys.Union(card.Figures.Keys, StringComparer.Ordinal))
        {
            var isOnCard = card.Figures.TryGetValue(name, out var claimed);
            var isMeasured = measured.TryGetValue(name, out var found);
            if (!isOnCard)
                yield return $"{name} is {found:F4} and not on the card";
            else if (!isMeasured)
                yield return $"{name} is on the card, and nothing measures it";
            else if (Math.Abs(claimed - found) > OneImage)
                yield return $"{name} is {found:F4}, the card says {claimed:F4}";
        }
    }
}

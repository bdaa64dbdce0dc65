using System.Globalization;
using CourseAI.Training.Cards;
using CourseAI.Training.Charts;
using CourseAI.Training.Measures;
using CourseAI.Training.Strangers;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Digits;

/// <summary>How good the digits model is on MNIST's test images, and how silent on pictures that show no digit.</summary>
internal sealed class DigitEvaluation : IEvaluation
{
    private DigitEvaluation(
        ModelCard card,
        Share onPixels,
        AnswerFigures asPictures,
        IReadOnlyList<Answer> strangers
    ) => (Card, OnPixels, AsPictures, Strangers) = (card, onPixels, asPictures, strangers);

    public ModelCard Card { get; }

    /// <summary>Images that the network labels rightly when given MNIST's own pixels.</summary>
    public Share OnPixels { get; }

    /// <summary>The same images as pictures, through the search for ink and the normalisation.</summary>
    public AnswerFigures AsPictures { get; }

    /// <summary>What is answered to pictures that are no digit; what they show is their kind.</summary>
    public IReadOnlyList<Answer> Strangers { get; }

    public IReadOnlyDictionary<string, double> Figures =>
        new CardFigures()
            .Add("mnistTest.accuracy", OnPixels)
            .Add("mnistTest.accuracyAsPicture", AsPictures.Right)
            .Add("mnistTest", AsPictures)
            .AddRefusals("strangers", Strangers)
            .Values;

    public static DigitEvaluation Measure(DigitModel model, MnistSet set, StrangerSet strangers)
    {
        var right = 0;
        var answers = new List<Answer>(set.Count);
        foreach (var i in Progress.Through("MNIST's test images", Enumerable.Range(0, set.Count), set.Count))
        {
            var image = new DigitPicture(set.Image(i));
            var label = set.Label(i).ToString(CultureInfo.InvariantCulture);
            right += Judgement.Of(model.Logits(image), model.Card, found: null).Label == label ? 1 : 0;
            using var bitmap = image.ToBitmap();
            answers.Add(new Answer(label, $"test image {i}", model.Classify(bitmap)));
        }
        return new DigitEvaluation(
            model.Card,
            new Share(right, set.Count),
            new AnswerFigures(answers),
            [
                .. Progress
                    .Through("pictures of no digit", strangers.Draw(), strangers.Count)
                    .Select(stranger => Ask(model, stranger)),
            ]
        );
    }

    public bool IsKept(string figure) => false;

    public string Page(ModelCard card, long zipBytes) => DigitPage.Of(card, this, zipBytes);

    public IReadOnlyDictionary<string, byte[]> Pictures() =>
        new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [DigitPage.ConfusionPicture] = ConfusionChart.Draw(
                Confusion.Of(Card.Labels, [.. AsPictures.Answers, .. Strangers])
            ),
            [DigitPage.ReliabilityPicture] = ReliabilityChart.Draw(AsPictures.Reliability),
            [DigitPage.CoveragePicture] = CoverageChart.Draw(AsPictures),
            [DigitPage.MistakesPicture] = MistakeSheet.Draw(AsPictures.Answers.Where(answer => !answer.IsRight)),
            [DigitPage.StrangersPicture] = MistakeSheet.Draw(Strangers.Where(answer => answer.IsKnown)),
        };

    private static Answer Ask(DigitModel model, Stranger stranger)
    {
        using (stranger)
            return new Answer(stranger.Kind, stranger.Name, model.Classify(stranger.Picture));
    }
}

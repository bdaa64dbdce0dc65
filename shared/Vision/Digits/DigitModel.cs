using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Models;
using SkiaSharp;

namespace CourseAI.Vision.Digits;

/// <summary>The digits network: the digit is searched for, brought into MNIST's form, and judged. Thread-safe.</summary>
internal sealed class DigitModel : IDisposable
{
    private readonly Network _network;

    private DigitModel(Network network) => _network = network;

    public ModelCard Card => _network.Card;

    /// <param name="zip">The model; its card lies beside it, as <c>.json</c>.</param>
    /// <exception cref="FileNotFoundException">The model or its card is missing.</exception>
    /// <exception cref="InvalidDataException">Damaged, another model's, or not the one its card speaks of.</exception>
    public static DigitModel Load(string zip) => new(Network.Load(zip, VisionTask.Digits, DigitPicture.Pixels));

    /// <summary>In the order of the card's labels; see <see cref="LogitsRow"/>.</summary>
    public float[] Logits(DigitPicture picture) => _network.Predict(picture.ToInput());

    public Prediction Classify(SKBitmap bitmap)
    {
        var (picture, doubt) = DigitNormaliser.Normalise(bitmap);
        return Judgement.Of(Logits(picture), Card, doubt).ToPrediction(picture.ToPng(), Card);
    }

    public void Dispose() => _network.Dispose();
}

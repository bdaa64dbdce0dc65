using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Models;
using SkiaSharp;

namespace CourseAI.Vision.Tools;

/// <summary>The network for the shapes of tools, which is given the whole picture. Thread-safe.</summary>
internal sealed class ToolModel : IDisposable
{
    private readonly Network _network;

    private ToolModel(Network network) => _network = network;

    public ModelCard Card => _network.Card;

    /// <param name="zip">The model; its card lies beside it, as <c>.json</c>.</param>
    /// <exception cref="FileNotFoundException">The model or its card is missing.</exception>
    /// <exception cref="InvalidDataException">Damaged, another model's, or not the one its card speaks of.</exception>
    public static ToolModel Load(string zip) => new(Network.Load(zip, VisionTask.Tools, ToolPicture.Values));

    public Prediction Classify(SKBitmap bitmap)
    {
        using var picture = ToolPicture.From(bitmap);
        return Judgement
            .Of(_network.Predict(picture.ToInput()), Card, found: null)
            .ToPrediction(picture.ToJpeg(), Card);
    }

    public void Dispose() => _network.Dispose();
}

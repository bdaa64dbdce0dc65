using System.Security.Cryptography;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Models;
using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Transforms.Onnx;
using SkiaSharp;

namespace CourseAI.Vision.Digits;

/// <summary>The digits network with its card. Thread-safe.</summary>
internal sealed class DigitModel : IDisposable
{
    private readonly EnginePool<DigitRow, LogitsRow> _engines;

    private DigitModel(ModelCard card, EnginePool<DigitRow, LogitsRow> engines)
    {
        Card = card;
        _engines = engines;
    }

    public ModelCard Card { get; }

    /// <param name="zip">The model; its card lies beside it, as <c>.json</c>.</param>
    /// <exception cref="InvalidDataException">Damaged, another model's, or not the one its card speaks of.</exception>
    public static DigitModel Load(string zip)
    {
        var card = ModelCard.Read(Path.ChangeExtension(zip, ".json"));
        var bytes = File.ReadAllBytes(zip);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != card.Sha256)
            throw new InvalidDataException(
                $"{zip} has SHA-256 {hash}, but its card speaks of {card.Sha256}: take both files from the same release."
            );
        if (card.Task != VisionTask.Digits || card.Labels.Count != 10)
            throw new InvalidDataException(
                $"{zip}: its card is for {card.Task} with {card.Labels.Count} labels, not for ten digits."
            );
        return new DigitModel(card, OpenEngines(zip, bytes));
    }

    /// <summary>Ten logits, already divided by the temperature, in the order of the card's labels.</summary>
    public float[] Logits(DigitPicture picture) => _engines.Predict(picture.ToRow()).Logits;

    public Prediction Classify(SKBitmap bitmap)
    {
        var (picture, doubt) = DigitNormaliser.Normalise(bitmap);
        return Judge(picture, doubt);
    }

    /// <param name="doubt">What the search for the digit already found to doubt; it comes before the network's own doubts.</param>
    public Prediction Judge(DigitPicture picture, Doubt? doubt)
    {
        var logits = Logits(picture);
        var best = Array.IndexOf(logits, logits.Max());
        var energy = Energy(logits);
        var confidence = doubt == Doubt.NothingFound ? 0 : Math.Exp(logits[best] - energy);
        if (energy < Card.FamiliarFrom)
            doubt ??= Doubt.Unfamiliar;
        if (confidence < Card.KnownFrom)
            doubt ??= Doubt.LowConfidence;
        return new Prediction
        {
            Label = Card.Labels[best],
            Confidence = Math.Round((decimal)confidence, 4),
            Decision = doubt is null ? Certainty.Known : Certainty.Unsure,
            Doubt = doubt,
            Seen = picture.ToPng(),
            Model = Card.Sha256,
        };
    }

    public void Dispose() => _engines.Dispose();

    /// <summary>Log of the sum of the exponentials.</summary>
    private static double Energy(float[] logits)
    {
        var largest = logits.Max();
        return largest + Math.Log(logits.Sum(logit => Math.Exp(logit - largest)));
    }

    private static EnginePool<DigitRow, LogitsRow> OpenEngines(string zip, byte[] bytes)
    {
        var context = new MLContext(seed: 0);
        // One thread per prediction: invocations run in parallel already, and idle workers of a session spin.
        context.SetOnnxSessionOption(
            new OnnxSessionOptions
            {
                CreateSessionOptions = () => new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 },
            }
        );
        try
        {
            using var stream = new MemoryStream(bytes);
            return new EnginePool<DigitRow, LogitsRow>(context, context.Model.Load(stream, out _));
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new InvalidDataException($"{zip} is no model for digits: {broken.Message}", broken);
        }
    }
}

using System.Security.Cryptography;
using CourseAI.Core.Courses;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Transforms.Onnx;

namespace CourseAI.Vision.Models;

/// <summary>
/// A trained network with its card: an ML.NET model that makes <see cref="LogitsRow"/> of <see cref="PixelsRow"/>.
/// Thread-safe.
/// </summary>
internal sealed class Network : IDisposable
{
    private readonly EnginePool _engines;
    private readonly int _pixels;

    private Network(ModelCard card, EnginePool engines, int pixels) =>
        (Card, _engines, _pixels) = (card, engines, pixels);

    public ModelCard Card { get; }

    /// <param name="zip">The model; its card lies beside it, as <c>.json</c>.</param>
    /// <param name="pixels">Length of the task's input.</param>
    /// <exception cref="FileNotFoundException">The model or its card is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">Damaged, another task's, or not the one its card speaks of; the message names the file.</exception>
    public static Network Load(string zip, VisionTask task, int pixels)
    {
        var cardFile = Path.ChangeExtension(zip, ".json");
        foreach (var file in new[] { zip, cardFile })
        {
            if (!File.Exists(file))
                throw new FileNotFoundException($"The model file {file} is missing: it belongs in models/.", file);
        }
        var card = ModelCard.Read(cardFile);
        if (card.Task != task)
            throw new InvalidDataException(
                $"{cardFile} is a card for {card.Task}, not for {task}: take it from where {zip} is from."
            );
        var known = TaskLabels.Of(task);
        if (card.Labels.FirstOrDefault(label => !known.Contains(label, StringComparer.Ordinal)) is { } foreign)
            throw new InvalidDataException(
                $"{cardFile} names \"{foreign}\", which is no label of {task}; these are {string.Join(", ", known)}."
            );
        var bytes = File.ReadAllBytes(zip);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != card.Sha256)
            throw new InvalidDataException(
                $"{zip} has SHA-256 {hash}, but its card speaks of {card.Sha256}: take both files from the same release."
            );
        return new Network(card, Open(zip, bytes, card, pixels), pixels);
    }

    /// <param name="pixels">As many as the task's input has.</param>
    /// <returns>See <see cref="LogitsRow"/>.</returns>
    public float[] Predict(float[] pixels)
    {
        if (pixels.Length != _pixels)
            throw new ArgumentException($"{_pixels} values are wanted, {pixels.Length} were given.", nameof(pixels));
        return _engines.Predict(pixels);
    }

    public void Dispose() => _engines.Dispose();

    private static EnginePool Open(string zip, byte[] bytes, ModelCard card, int pixels)
    {
        var context = new MLContext(seed: 0);
        // One thread per prediction: invocations run in parallel already, and idle workers of a session spin.
        context.SetOnnxSessionOption(
            new OnnxSessionOptions
            {
                CreateSessionOptions = () => new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 },
            }
        );
        // ML.NET hands the network to ONNX Runtime by a file, which is read once and would stay after a process that is killed.
        var passing = Directory.CreateTempSubdirectory("courseai-model-").FullName;
        context.TempFilePath = passing;
        try
        {
            using var stream = new MemoryStream(bytes);
            var model = context.Model.Load(stream, out var input);
            RequireVector(input, PixelsRow.Column, pixels, "takes");
            var outputs = card.Labels.Count + (card.UnfamiliarFrom is null ? 0 : 1);
            RequireVector(model.GetOutputSchema(input), LogitsRow.Column, outputs, "gives");
            return new EnginePool(context, model, pixels);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // A full disk and a missing library say nothing of the model; a zip that ends too early does.
            var what = broken
                is TypeInitializationException
                    or DllNotFoundException
                    or (IOException and not EndOfStreamException)
                ? "cannot be opened on this machine"
                : $"is no model for {card.Task}";
            throw new InvalidDataException($"{zip} {what}: {broken.Message}", broken);
        }
        finally
        {
            Directory.Delete(passing, recursive: true);
        }
    }

    private static void RequireVector(DataViewSchema schema, string column, int length, string verb)
    {
        var found = schema.GetColumnOrNull(column)?.Type;
        if (
            found is not VectorDataViewType { ItemType: NumberDataViewType item } vector
            || item != NumberDataViewType.Single
            || vector.Size != length
        )
        {
            var columns = string.Join(
                ", ",
                schema.Where(each => !each.IsHidden).Select(each => $"\"{each.Name}\" ({each.Type})")
            );
            throw new InvalidDataException(
                $"it {verb} {(columns.Length > 0 ? columns : "nothing")}, not \"{column}\" with {length} numbers."
            );
        }
    }
}

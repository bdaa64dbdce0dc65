using System.Numerics.Tensors;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Models;
using Microsoft.ML;

namespace CourseAI.Training.Baselines;

/// <summary>A network as ONNX inside an ML.NET model, from <see cref="PixelsRow"/> to <see cref="LogitsRow"/>.</summary>
internal sealed class NetworkReader : IDigitReader
{
    private readonly PredictionEngine<PixelsRow, LogitsRow> _engine;

    public NetworkReader(string zip)
    {
        var context = new MLContext();
        _engine = context.Model.CreatePredictionEngine<PixelsRow, LogitsRow>(
            context.Model.Load(zip, out _),
            new PredictionEngineOptions { InputSchemaDefinition = PixelsRow.SchemaOf(MnistSet.Pixels) }
        );
    }

    public int Read(ReadOnlySpan<byte> image)
    {
        var row = new PixelsRow { Pixels = new DigitPicture(image).ToInput() };
        return TensorPrimitives.IndexOfMax(_engine.Predict(row).Logits.AsSpan());
    }

    public void Dispose() => _engine.Dispose();
}

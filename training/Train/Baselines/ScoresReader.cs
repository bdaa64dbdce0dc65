using System.Numerics.Tensors;
using CourseAI.Vision.Digits;
using Microsoft.ML;

namespace CourseAI.Training.Baselines;

/// <summary>Any ML.NET model that turns <see cref="LabelledPixels"/> into <see cref="ScoresRow"/>.</summary>
internal sealed class ScoresReader : IDigitReader
{
    private readonly PredictionEngine<LabelledPixels, ScoresRow> _engine;

    public ScoresReader(string zip)
    {
        var context = new MLContext();
        _engine = context.Model.CreatePredictionEngine<LabelledPixels, ScoresRow>(context.Model.Load(zip, out _));
    }

    public int Read(ReadOnlySpan<byte> image)
    {
        var row = new LabelledPixels { Pixels = new DigitPicture(image).ToInput() };
        return TensorPrimitives.IndexOfMax(_engine.Predict(row).Score.AsSpan());
    }

    public void Dispose() => _engine.Dispose();
}

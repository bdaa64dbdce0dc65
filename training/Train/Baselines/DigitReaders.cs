using System.Numerics.Tensors;
using CourseAI.Vision.Digits;

namespace CourseAI.Training.Baselines;

/// <summary>How a saved way of reading digits is opened again.</summary>
internal enum ReaderKind
{
    /// <summary>An ML.NET zip from <see cref="LabelledPixels"/> to <see cref="ScoresRow"/>.</summary>
    Scores,

    /// <summary>An ML.NET zip with a network in it, in the form of the shipped one.</summary>
    Network,

    /// <summary>A zip of references, see <see cref="NearestNeighbours"/>.</summary>
    Neighbours,

    /// <summary>The model that the product loads, with its card beside it.</summary>
    Shipped,
}

internal static class DigitReaders
{
    public static IDigitReader Open(ReaderKind kind, string file) =>
        kind switch
        {
            ReaderKind.Scores => new ScoresReader(file),
            ReaderKind.Network => new NetworkReader(file),
            ReaderKind.Neighbours => NearestNeighbours.Load(file),
            ReaderKind.Shipped => new ShippedReader(file),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such reader."),
        };

    private sealed class ShippedReader(string zip) : IDigitReader
    {
        private readonly DigitModel _model = DigitModel.Load(zip);

        public int Read(ReadOnlySpan<byte> image)
        {
            var labels = _model.Logits(new DigitPicture(image)).AsSpan(0, _model.Card.Labels.Count);
            return TensorPrimitives.IndexOfMax(labels);
        }

        public void Dispose() => _model.Dispose();
    }
}

using CourseAI.Vision.Digits;
using Microsoft.ML.Data;

namespace CourseAI.Training.Baselines;

/// <summary>A digit as ML.NET's trainers want it: 784 pixels from 0 (paper) to 1 (ink), and the label.</summary>
internal sealed class LabelledPixels
{
    [VectorType(MnistSet.Pixels)]
    public required float[] Pixels { get; init; }

    /// <summary>The digit. A column's keys count from 1, but from a row's property ML.NET takes them from 0.</summary>
    [KeyType(10)]
    public uint Label { get; init; }

    public static LabelledPixels Of(ReadOnlySpan<byte> image, int digit) =>
        new() { Pixels = new DigitPicture(image).ToInput(), Label = (uint)digit };
}

/// <summary>One score per digit; the largest is the answer.</summary>
internal sealed class ScoresRow
{
    public float[] Score { get; set; } = [];
}

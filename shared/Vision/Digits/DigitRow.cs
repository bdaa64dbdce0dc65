using Microsoft.ML.Data;

namespace CourseAI.Vision.Digits;

/// <summary>The network's input: 784 values row by row, ink 1 on paper 0.</summary>
internal sealed class DigitRow
{
    public const string PixelsColumn = "pixels";
    public const string LogitsColumn = "logits";

    [ColumnName(PixelsColumn)]
    [VectorType(DigitPicture.Pixels)]
    public required float[] Pixels { get; init; }
}

/// <summary>The network's output: one logit per label.</summary>
internal sealed class LogitsRow
{
    [ColumnName(DigitRow.LogitsColumn)]
    public float[] Logits { get; set; } = [];
}

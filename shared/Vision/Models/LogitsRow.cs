using Microsoft.ML.Data;

namespace CourseAI.Vision.Models;

/// <summary>
/// A network's output, already divided by the temperature: one logit per label of its card and, where the network was
/// taught other things too, one more at the end for "something else".
/// </summary>
internal sealed class LogitsRow
{
    public const string Column = "logits";

    [ColumnName(Column)]
    [VectorType]
    public float[] Logits { get; set; } = [];
}

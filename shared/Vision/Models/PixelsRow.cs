using Microsoft.ML.Data;

namespace CourseAI.Vision.Models;

/// <summary>A network's input: one picture as a vector whose length and meaning are the task's own.</summary>
internal sealed class PixelsRow
{
    public const string Column = "pixels";

    [ColumnName(Column)]
    [VectorType]
    public required float[] Pixels { get; init; }

    /// <summary>ML.NET's description of a row with so many values; ONNX takes vectors of fixed length only.</summary>
    public static SchemaDefinition SchemaOf(int length)
    {
        var schema = SchemaDefinition.Create(typeof(PixelsRow));
        schema[Column].ColumnType = new VectorDataViewType(NumberDataViewType.Single, length);
        return schema;
    }
}

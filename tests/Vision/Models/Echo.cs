using System.Security.Cryptography;
using CourseAI.Core.Courses;
using CourseAI.Vision.Models;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CourseAI.Vision.Tests.Models;

/// <summary>ML.NET models that need no training: what goes in comes out, under the names and with the length that are asked for.</summary>
internal static class Echo
{
    public static void Save(string zip, int length, string input = "pixels", string output = "logits")
    {
        var context = new MLContext(seed: 0);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[0].ColumnName = input;
        schema[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, length);
        var noRows = context.Data.LoadFromEnumerable(Array.Empty<Row>(), schema);
        context.Model.Save(context.Transforms.CopyColumns(output, input).Fit(noRows), noRows.Schema, zip);
    }

    /// <summary>Writes the card of a zip, with its true hash.</summary>
    public static void WriteCard(string zip, ModelCard card) =>
        (card with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))) }).Write(
            Path.ChangeExtension(zip, ".json")
        );

    public static ModelCard Card(VisionTask task, int labels, double? unfamiliarFrom = null) =>
        new()
        {
            Task = task,
            Sha256 = "",
            Labels = [.. TaskLabels.Of(task).Take(labels)],
            KnownFrom = 0.6,
            UnfamiliarFrom = unfamiliarFrom,
            Preprocessing = "none",
            Training = new TrainingFacts(0, 0, 0, 0, 0, 0, 1, 0, "none"),
            Data = [],
        };

    private sealed class Row
    {
        [VectorType]
        public float[] Values { get; set; } = [];
    }
}

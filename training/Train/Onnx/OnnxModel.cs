using CourseAI.Core.Courses;
using CourseAI.Vision.Models;
using Microsoft.ML;
using static TorchSharp.torch;

namespace CourseAI.Training.Onnx;

/// <summary>The way from a network's weights into an ML.NET model which needs no other file.</summary>
internal static class OnnxModel
{
    /// <summary>Of a logit, by rounded weights.</summary>
    private const double MostDifference = 0.25;

    /// <param name="onnx">From <see cref="PixelsRow"/> to <see cref="LogitsRow"/>.</param>
    /// <param name="pixels">Length of its input.</param>
    public static void Save(byte[] onnx, int pixels, string zipPath)
    {
        var onnxPath = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(onnxPath, onnx);
            var context = new MLContext(seed: 0);
            var noRows = context.Data.LoadFromEnumerable(Array.Empty<PixelsRow>(), PixelsRow.SchemaOf(pixels));
            var model = context.Transforms.ApplyOnnxModel(LogitsRow.Column, PixelsRow.Column, onnxPath).Fit(noRows);
            context.Model.Save(model, noRows.Schema, zipPath);
        }
        finally
        {
            File.Delete(onnxPath);
        }
    }

    /// <summary>Asks the written model, whose card lies beside it, what the trained network was asked.</summary>
    /// <param name="logits">What the network answered, not yet divided by the temperature.</param>
    /// <exception cref="InvalidDataException">It answers otherwise than rounded weights explain.</exception>
    public static void RequireSame(
        string zip,
        VisionTask task,
        IReadOnlyList<float[]> inputs,
        float[][] logits,
        double temperature
    )
    {
        using var written = Network.Load(zip, task, inputs[0].Length);
        var difference = inputs
            .Zip(logits)
            .Max(pair =>
                written
                    .Predict(pair.First)
                    .Zip(pair.Second, (served, trained) => Math.Abs(served - (trained / temperature)))
                    .Max()
            );
        Console.WriteLine($"{zip}: its logits are within {difference:F4} of the trained network's");
        if (difference > MostDifference)
            throw new InvalidDataException(
                $"{zip} is not what was trained: its logits are up to {difference:F4} from the network's."
            );
    }

    /// <summary>Flat, in PyTorch's order, which is ONNX's.</summary>
    public static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}

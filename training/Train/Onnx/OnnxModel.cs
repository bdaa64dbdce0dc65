using CourseAI.Vision.Models;
using Microsoft.ML;
using static TorchSharp.torch;

namespace CourseAI.Training.Onnx;

/// <summary>The way from a network's weights into an ML.NET model which needs no other file.</summary>
internal static class OnnxModel
{
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

    /// <summary>Flat, in PyTorch's order, which is ONNX's.</summary>
    public static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}

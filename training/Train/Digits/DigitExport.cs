using CourseAI.Training.Onnx;
using CourseAI.Vision.Models;
using Microsoft.ML;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseAI.Training.Digits;

/// <summary>A trained network as ONNX, and that inside an ML.NET model which needs no other file.</summary>
internal static class DigitExport
{
    /// <summary>Batch norms are folded into the convolutions, and the temperature into the last layer.</summary>
    public static byte[] ToOnnx(DigitNetwork network, double temperature)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var onnx = new OnnxNetwork("digits", PixelsRow.Column, MnistSet.Pixels);
        onnx.Reshape(1, 1, MnistSet.Side, MnistSet.Side);
        foreach (var (convolution, norm, poolAfter) in network.Stages)
        {
            var scale = norm.weight! / (norm.running_var! + norm.eps).sqrt();
            var weights = convolution.weight! * scale.reshape(-1, 1, 1, 1);
            var bias = norm.bias! - (norm.running_mean! * scale);
            onnx.Convolution(Values(weights), weights.shape, Values(bias), convolution.padding?[0] ?? 0);
            onnx.Relu();
            if (poolAfter)
                onnx.MaxPool(2);
        }
        onnx.Reshape(1, -1);
        var head = network.Head;
        onnx.Dense(Values(head.weight! / temperature), head.weight!.shape[0], Values(head.bias! / temperature));
        return onnx.Finish(LogitsRow.Column, DigitNetwork.Outputs);
    }

    public static void SaveAsModel(byte[] onnx, string zipPath)
    {
        var onnxPath = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(onnxPath, onnx);
            var context = new MLContext(seed: 0);
            var noRows = context.Data.LoadFromEnumerable(Array.Empty<PixelsRow>(), PixelsRow.SchemaOf(MnistSet.Pixels));
            var model = context.Transforms.ApplyOnnxModel(LogitsRow.Column, PixelsRow.Column, onnxPath).Fit(noRows);
            context.Model.Save(model, noRows.Schema, zipPath);
        }
        finally
        {
            File.Delete(onnxPath);
        }
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}

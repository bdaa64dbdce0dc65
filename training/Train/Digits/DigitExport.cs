using CourseAI.Training.Onnx;
using CourseAI.Vision.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseAI.Training.Digits;

/// <summary>A trained network as ONNX.</summary>
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
            onnx.Convolution(
                OnnxModel.Values(weights),
                weights.shape,
                OnnxModel.Values(bias),
                convolution.padding?[0] ?? 0
            );
            onnx.Relu();
            if (poolAfter)
                onnx.MaxPool(2);
        }
        onnx.Reshape(1, -1);
        var head = network.Head;
        onnx.Dense(
            OnnxModel.Values(head.weight! / temperature),
            head.weight!.shape[0],
            OnnxModel.Values(head.bias! / temperature)
        );
        return onnx.Finish(LogitsRow.Column, DigitNetwork.Outputs);
    }
}

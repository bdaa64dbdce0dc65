using CourseAI.Core.Courses;
using CourseAI.Training.Learning;
using CourseAI.Training.Onnx;
using CourseAI.Vision.Models;
using CourseAI.Vision.Tools;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Tools;

/// <summary>
/// <see cref="MobileNet"/> and one dense layer: from (N, 3, side, side), values -1 to 1, to (N, 11) logits: the ten
/// tools in the order of <see cref="Labels"/>, then "something else".
/// </summary>
internal sealed class ToolNetwork : Module<Tensor, Tensor>, IAveraged
{
    public static readonly IReadOnlyList<string> Labels = TaskLabels.Of(VisionTask.Tools);

    /// <summary>The last output's index.</summary>
    public const int Other = 10;
    public const int Outputs = Other + 1;

    private readonly MobileNet _features;
    private readonly Dropout _dropout = Dropout(0.3);
    private readonly Linear _head = Linear(MobileNet.Features, Outputs);

    public ToolNetwork(MobileNetPackage package)
        : base(nameof(ToolNetwork))
    {
        _features = new MobileNet(package);
        init.zeros_(_head.weight);
        init.zeros_(_head.bias);
        register_module("features", _features);
        register_module("dropout", _dropout);
        register_module("head", _head);
    }

    /// <summary>What knows ImageNet already, and is changed in small steps.</summary>
    public IEnumerable<Parameter> Learnt() => _features.Learning();

    /// <summary>What starts from nothing.</summary>
    public IEnumerable<Parameter> New() => _head.parameters();

    /// <inheritdoc/>
    public IEnumerable<Tensor> State() => _features.State().Concat(_head.parameters());

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _head.forward(_dropout.forward(_features.forward(input))).MoveToOuterDisposeScope();
    }

    /// <summary>What is served: the mean of what the network says of pictures and of their mirror images.</summary>
    public Tensor Answer(Tensor input)
    {
        using var scope = NewDisposeScope();
        return ((forward(input) + forward(input.flip(3))) / 2).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// <see cref="Answer"/> for one picture of <see cref="ToolPicture.Side"/>; the last layer is divided by the temperature.
    /// </summary>
    public byte[] ToOnnx(double temperature)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var onnx = new OnnxNetwork("tools", PixelsRow.Column, ToolPicture.Values);
        onnx.Reshape(1, 3, ToolPicture.Side, ToolPicture.Side);
        onnx.AddMirrored();
        _features.WriteTo(onnx);
        onnx.Dense(OnnxModel.Values(_head.weight! / temperature), Outputs, OnnxModel.Values(_head.bias! / temperature));
        onnx.MeanOfRows();
        return onnx.Finish(LogitsRow.Column, Outputs);
    }
}

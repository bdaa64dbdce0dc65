using CourseAI.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Tools;

/// <summary>A convolution of MobileNet, its batch norm, and ReLU6 where it has one.</summary>
internal sealed class ConvolutionLayer : Module<Tensor, ScalarType, Tensor>
{
    /// <summary>Keras's, for MobileNet's norms.</summary>
    private const double Epsilon = 1e-3;
    private const double Momentum = 0.05;

    private readonly Parameter _weight;
    private readonly BatchNorm2d _norm;
    private readonly ConvolutionForm _form;
    private readonly bool _isCut;

    /// <param name="convolution">Keras's name of the layer.</param>
    /// <param name="norm">Keras's name of its batch norm.</param>
    /// <param name="isCut">Followed by ReLU6.</param>
    public ConvolutionLayer(MobileNetPackage package, string convolution, string norm, long stride, bool isCut)
        : base(convolution)
    {
        var isDepthwise = package.Names.Contains($"{convolution}/depthwise_kernel", StringComparer.Ordinal);
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var kernel = Of(package[$"{convolution}/{(isDepthwise ? "depthwise_kernel" : "kernel")}"]);
        // Height, width, inputs, outputs; of a depthwise one height, width, channels, 1.
        var weight = isDepthwise ? kernel.permute(2, 3, 0, 1) : kernel.permute(3, 2, 0, 1);
        _weight = new Parameter(weight.contiguous().DetachFromDisposeScope());
        _norm = BatchNorm2d(weight.shape[0], Epsilon, Momentum);
        _norm.weight!.copy_(Of(package[$"{norm}/gamma"]));
        _norm.bias!.copy_(Of(package[$"{norm}/beta"]));
        _norm.running_mean!.copy_(Of(package[$"{norm}/moving_mean"]));
        _norm.running_var!.copy_(Of(package[$"{norm}/moving_variance"]));
        _isCut = isCut;
        var isSmall = weight.shape[2] == 1;
        // With stride 2 Keras pads an even input at its end only.
        _form = new ConvolutionForm(
            PadBefore: isSmall || stride == 2 ? 0 : 1,
            PadAfter: isSmall ? 0 : 1,
            stride,
            isDepthwise ? weight.shape[0] : 1
        );
        register_parameter("weight", _weight);
        register_module("norm", _norm);
    }

    /// <summary>The norm's running figures, which an average must carry besides the parameters.</summary>
    public IEnumerable<Tensor> Figures() => [_norm.running_mean!, _norm.running_var!];

    /// <param name="type">Of the input and the output, and in which to compute where that is not the slower way.</param>
    public override Tensor forward(Tensor input, ScalarType type)
    {
        using var scope = NewDisposeScope();
        // The gradient of a depthwise convolution that halves takes oneDNN up to ten times as long in bfloat16: a quarter of the training.
        var computed = _form is { Stride: 2, Groups: > 1 } ? ScalarType.Float32 : type;
        var padsUnevenly = _form.PadBefore != _form.PadAfter;
        var x = input.to(computed);
        if (padsUnevenly)
            x = functional.pad(x, [0, _form.PadAfter, 0, _form.PadAfter]);
        x = functional.conv2d(
            x,
            _weight.to(computed),
            strides: [_form.Stride, _form.Stride],
            padding: padsUnevenly ? [0, 0] : [_form.PadBefore, _form.PadBefore],
            groups: _form.Groups
        );
        x = _norm.forward(x.to(type));
        return (_isCut ? functional.relu6(x) : x).MoveToOuterDisposeScope();
    }

    /// <summary>The norm is folded into the convolution.</summary>
    public void WriteTo(OnnxNetwork onnx)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var scale = _norm.weight! / (_norm.running_var! + Epsilon).sqrt();
        var weight = (_weight * scale.reshape(-1, 1, 1, 1)).contiguous();
        var bias = _norm.bias! - (_norm.running_mean! * scale);
        onnx.RoundedConvolution(OnnxModel.Values(weight), weight.shape, OnnxModel.Values(bias), _form);
        if (_isCut)
            onnx.Relu6();
    }

    private static Tensor Of(KerasWeights weights) => tensor(weights.Values, weights.Shape);
}

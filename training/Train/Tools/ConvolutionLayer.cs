using CourseAI.Training.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Tools;

/// <summary>
/// A convolution of MobileNet, its batch norm, and ReLU6 where it has one. The norm's statistics stay those of
/// ImageNet: what is left of it is one factor per channel, which stays too, and the bias, which is trained.
/// </summary>
internal sealed class ConvolutionLayer : Module<Tensor, Tensor>
{
    /// <summary>Keras's, for MobileNet's norms.</summary>
    private const double Epsilon = 1e-3;

    private readonly Tensor _scale;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly ConvolutionForm _form;
    private readonly bool _isCut;

    /// <param name="convolution">Keras's name of the layer.</param>
    /// <param name="norm">Keras's name of its batch norm.</param>
    /// <param name="isCut">Followed by ReLU6.</param>
    public ConvolutionLayer(MobileNetPackage package, string convolution, string norm, long stride, bool isCut)
        : base(convolution)
    {
        var isDepthwise = package.Names.Contains($"{convolution}/depthwise_kernel", StringComparer.Ordinal);
        using var scope = NewDisposeScope();
        var kernel = Of(package[$"{convolution}/{(isDepthwise ? "depthwise_kernel" : "kernel")}"]);
        // Height, width, inputs, outputs; of a depthwise one height, width, channels, 1.
        var weight = isDepthwise ? kernel.permute(2, 3, 0, 1) : kernel.permute(3, 2, 0, 1);
        var scale = Of(package[$"{norm}/gamma"]) / (Of(package[$"{norm}/moving_variance"]) + Epsilon).sqrt();
        var bias = Of(package[$"{norm}/beta"]) - (Of(package[$"{norm}/moving_mean"]) * scale);
        _weight = new Parameter(weight.contiguous().DetachFromDisposeScope());
        _bias = new Parameter(bias.DetachFromDisposeScope());
        _scale = scale.reshape(-1, 1, 1, 1).DetachFromDisposeScope();
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
        register_parameter("bias", _bias);
        register_buffer("scale", _scale);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var padsUnevenly = _form.PadBefore != _form.PadAfter;
        var x = padsUnevenly ? functional.pad(input, [0, _form.PadAfter, 0, _form.PadAfter]) : input;
        x = functional.conv2d(
            x,
            _weight * _scale,
            _bias,
            strides: [_form.Stride, _form.Stride],
            padding: padsUnevenly ? [0, 0] : [_form.PadBefore, _form.PadBefore],
            groups: _form.Groups
        );
        return (_isCut ? functional.relu6(x, inplace: true) : x).MoveToOuterDisposeScope();
    }

    public void WriteTo(OnnxNetwork onnx)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var weight = (_weight * _scale).contiguous();
        onnx.HalfConvolution(weight.data<float>().ToArray(), weight.shape, _bias.data<float>().ToArray(), _form);
        if (_isCut)
            onnx.Relu6();
    }

    private static Tensor Of(KerasWeights weights) => tensor(weights.Values, weights.Shape);
}

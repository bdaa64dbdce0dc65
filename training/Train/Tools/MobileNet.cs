using CourseAI.Training.Onnx;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Tools;

/// <summary>
/// MobileNetV2 without its classifier, starting from the weights in <see cref="MobileNetPackage"/>: from
/// (N, 3, side, side), values -1 to 1, to (N, 1280). The side is a multiple of 32.
/// </summary>
internal sealed class MobileNet : Module<Tensor, Tensor>
{
    public const int Features = 1280;

    /// <summary>The inverted residual blocks that halve height and width; there are 17, counted from 0.</summary>
    private static readonly int[] Halving = [1, 3, 6, 13];

    /// <summary>Blocks whose output has another number of channels than their input, though both are of one size.</summary>
    private static readonly int[] Widening = [0, 10, 16];

    private const int Blocks = 17;

    /// <summary>
    /// So many stages stay ImageNet's: they see edges and colours on the large maps, which cost the most time and are
    /// the same for tools.
    /// </summary>
    private const int KeptStages = 4;

    private const int AtOnce = 8;

    private readonly IReadOnlyList<Stage> _stages;

    public MobileNet(MobileNetPackage package)
        : base(nameof(MobileNet))
    {
        var stages = new List<Stage>
        {
            new([new ConvolutionLayer(package, "Conv1", "bn_Conv1", stride: 2, isCut: true)], IsResidual: false),
        };
        for (var block = 0; block < Blocks; block++)
            stages.Add(Block(package, block));
        stages.Add(new([new ConvolutionLayer(package, "Conv_1", "Conv_1_bn", stride: 1, isCut: true)], false));
        _stages = stages;
        foreach (var layer in stages.SelectMany(stage => stage.Layers))
            register_module(layer.GetName(), layer);
    }

    /// <summary>What training changes.</summary>
    public IEnumerable<Parameter> Learning() =>
        _stages.Skip(KeptStages).SelectMany(stage => stage.Layers).SelectMany(layer => layer.parameters());

    /// <summary>What an average must carry: parameters and the norms' running figures.</summary>
    public IEnumerable<Tensor> State() =>
        parameters().Concat(_stages.SelectMany(stage => stage.Layers).SelectMany(layer => layer.Figures()));

    /// <remarks>
    /// The kept stages' norms keep ImageNet's figures, the others follow the pictures.
    /// While training, convolutions run in bfloat16 with weights kept in float32: faster on processors that have the
    /// instructions, but for those that <see cref="ConvolutionLayer"/> leaves out. Otherwise, and in the exported network, all
    /// is float32.
    /// </remarks>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var type = training ? ScalarType.BFloat16 : ScalarType.Float32;
        var x = Through(_stages.Skip(KeptStages), ThroughKept(input.to(type), type), type);
        return x.to(ScalarType.Float32).mean([2, 3]).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// A few pictures at a time: where <c>training/run</c> has not told it otherwise, glibc takes what is larger than 32 MB from
    /// the system anew each time, and on virtual machines that costs more than the convolution.
    /// </summary>
    private Tensor ThroughKept(Tensor input, ScalarType type)
    {
        using var noGradients = no_grad();
        foreach (var layer in _stages.Take(KeptStages).SelectMany(stage => stage.Layers))
            layer.eval();
        return cat([.. input.split(AtOnce).Select(part => Through(_stages.Take(KeptStages), part, type))], 0);
    }

    private static Tensor Through(IEnumerable<Stage> stages, Tensor input, ScalarType type)
    {
        var x = input;
        foreach (var stage in stages)
        {
            var y = x;
            foreach (var layer in stage.Layers)
                y = layer.forward(y, type);
            x = stage.IsResidual ? x + y : y;
        }
        return x;
    }

    public void WriteTo(OnnxNetwork onnx)
    {
        foreach (var stage in _stages)
        {
            var input = onnx.Last;
            foreach (var layer in stage.Layers)
                layer.WriteTo(onnx);
            if (stage.IsResidual)
                onnx.AddTo(input);
        }
        onnx.GlobalMean();
    }

    private static Stage Block(MobileNetPackage package, int block)
    {
        var prefix = block == 0 ? "expanded_conv" : $"block_{block}";
        var halves = Halving.Contains(block);
        var layers = new List<ConvolutionLayer>();
        if (block > 0)
            layers.Add(Layer("expand", stride: 1, isCut: true));
        layers.Add(Layer("depthwise", halves ? 2 : 1, isCut: true));
        layers.Add(Layer("project", stride: 1, isCut: false));
        return new Stage(layers, IsResidual: !halves && !Widening.Contains(block));

        ConvolutionLayer Layer(string part, long stride, bool isCut) =>
            new(package, $"{prefix}_{part}", $"{prefix}_{part}_BN", stride, isCut);
    }

    private sealed record Stage(IReadOnlyList<ConvolutionLayer> Layers, bool IsResidual);
}

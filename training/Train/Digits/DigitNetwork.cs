using CourseAI.Training.Learning;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Digits;

/// <summary>
/// Six convolutions, each followed by batch norm and ReLU, with two poolings between them, and one dense layer: from
/// (N, 1, 28, 28), ink 1 on paper 0, to (N, 11) logits: the ten digits, then "something else".
/// </summary>
/// <remarks>
/// A convolution without padding leaves the border out. Around a digit, which is 20×20 pixels large, that is paper; it would be half
/// of the arithmetic: 12.6 million multiplications if the second and third convolution were padded, instead of 6.3.
/// <para>
/// While training, convolutions run in bfloat16 with weights kept in float32: three times as fast on processors that
/// have the instructions. Otherwise, and in the exported network, all is float32.
/// </para>
/// </remarks>
internal sealed class DigitNetwork : Module<Tensor, Tensor>, IAveraged
{
    public const int Outputs = 11;

    private readonly Dropout _dropout = Dropout(0.3);

    public DigitNetwork()
        : base(nameof(DigitNetwork))
    {
        Stages =
        [
            new(Conv2d(1, 16, 3, padding: 1, bias: false), BatchNorm2d(16), PoolAfter: true),
            new(Conv2d(16, 32, 3, bias: false), BatchNorm2d(32), PoolAfter: false),
            new(Conv2d(32, 48, 3, bias: false), BatchNorm2d(48), PoolAfter: true),
            new(Conv2d(48, 96, 3, padding: 1, bias: false), BatchNorm2d(96), PoolAfter: false),
            new(Conv2d(96, 96, 3, padding: 1, bias: false), BatchNorm2d(96), PoolAfter: false),
            new(Conv2d(96, 128, 3, bias: false), BatchNorm2d(128), PoolAfter: false),
        ];
        Head = Linear(128 * 3 * 3, Outputs);
        for (var i = 0; i < Stages.Count; i++)
        {
            register_module($"convolution{i}", Stages[i].Convolution);
            register_module($"norm{i}", Stages[i].Norm);
        }
        register_module("head", Head);
        register_module("dropout", _dropout);
    }

    public IReadOnlyList<Stage> Stages { get; }

    public Linear Head { get; }

    /// <inheritdoc/>
    public IEnumerable<Tensor> State() =>
        parameters().Concat(Stages.SelectMany(stage => new[] { stage.Norm.running_mean!, stage.Norm.running_var! }));

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var type = training ? ScalarType.BFloat16 : ScalarType.Float32;
        var x = input.to(type);
        foreach (var stage in Stages)
        {
            var convolution = stage.Convolution;
            var padding = convolution.padding?[0] ?? 0;
            x = functional.conv2d(x, convolution.weight!.to(type), padding: [padding, padding]);
            x = functional.relu(stage.Norm.forward(x));
            if (stage.PoolAfter)
                x = functional.max_pool2d(x, 2);
        }
        return Head.forward(_dropout.forward(x.flatten(1).to(ScalarType.Float32))).MoveToOuterDisposeScope();
    }

    internal sealed record Stage(Conv2d Convolution, BatchNorm2d Norm, bool PoolAfter);
}

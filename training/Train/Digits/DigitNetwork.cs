using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Digits;

/// <summary>
/// Five convolutions, each followed by batch norm and ReLU, with two poolings between them, and one dense layer: from
/// (N, 1, 28, 28), ink 1 on paper 0, to (N, 10) logits.
/// </summary>
internal sealed class DigitNetwork : Module<Tensor, Tensor>
{
    private readonly Dropout _dropout = Dropout(0.3);

    public DigitNetwork()
        : base(nameof(DigitNetwork))
    {
        Stages =
        [
            new(Conv2d(1, 16, 3, padding: 1, bias: false), BatchNorm2d(16), PoolAfter: true),
            new(Conv2d(16, 32, 3, padding: 1, bias: false), BatchNorm2d(32), PoolAfter: false),
            new(Conv2d(32, 32, 3, padding: 1, bias: false), BatchNorm2d(32), PoolAfter: true),
            new(Conv2d(32, 64, 3, padding: 1, bias: false), BatchNorm2d(64), PoolAfter: false),
            new(Conv2d(64, 64, 3, bias: false), BatchNorm2d(64), PoolAfter: false),
        ];
        Head = Linear(64 * 5 * 5, 10);
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

    /// <summary>Everything that an average or an export must carry: weights and the norms' running figures.</summary>
    public IEnumerable<Tensor> State() =>
        parameters().Concat(Stages.SelectMany(stage => new[] { stage.Norm.running_mean!, stage.Norm.running_var! }));

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = input;
        foreach (var stage in Stages)
        {
            x = functional.relu(stage.Norm.forward(stage.Convolution.forward(x)));
            if (stage.PoolAfter)
                x = functional.max_pool2d(x, 2);
        }
        return Head.forward(_dropout.forward(x.flatten(1))).MoveToOuterDisposeScope();
    }

    internal sealed record Stage(Conv2d Convolution, BatchNorm2d Norm, bool PoolAfter);
}

using CourseAI.Training.Onnx;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseAI.Training.Baselines;

/// <summary>
/// The network of the course, as Keras makes it: Flatten, Dense 128 ReLU, Dropout 0.2, Dense 10 softmax; Glorot-uniform
/// weights, biases 0; Adam (0.001; 0.9, 0.999; 1e-7) on sparse cross-entropy, 5 epochs of batches of 32, pixels 0–1.
/// </summary>
internal sealed class KerasNetwork : Module<Tensor, Tensor>
{
    public const int Epochs = 5;
    private const int BatchSize = 32;
    private const int Hidden = 128;
    private const double Rate = 1e-3;
    private const double Epsilon = 1e-7;

    private readonly Linear _hidden = Linear(MnistSet.Pixels, Hidden);
    private readonly Dropout _dropout = Dropout(0.2);
    private readonly Linear _output = Linear(Hidden, 10);

    public KerasNetwork(int seed)
        : base(nameof(KerasNetwork))
    {
        random.manual_seed(seed);
        foreach (var layer in new[] { _hidden, _output })
        {
            init.xavier_uniform_(layer.weight!);
            init.zeros_(layer.bias!);
        }
        RegisterComponents();
    }

    /// <summary>Logits: the softmax is part of the loss while it learns, and of the exported model.</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _output.forward(_dropout.forward(functional.relu(_hidden.forward(input)))).MoveToOuterDisposeScope();
    }

    public void Fit(MnistSet set, int seed)
    {
        using var adam = optim.Adam(parameters(), lr: Rate, eps: Epsilon);
        var shuffle = new Random(seed);
        var order = Enumerable.Range(0, set.Count).ToArray();
        train();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Shuffle(order);
            for (var start = 0; start < order.Length; start += BatchSize)
                Step(set, order.AsSpan(start, Math.Min(BatchSize, order.Length - start)), adam);
        }
        eval();
    }

    public byte[] ToOnnx()
    {
        var onnx = new OnnxNetwork("keras", PixelsRow.Column, MnistSet.Pixels);
        onnx.Dense(OnnxModel.Values(_hidden.weight!), Hidden, OnnxModel.Values(_hidden.bias!));
        onnx.Relu();
        onnx.Dense(OnnxModel.Values(_output.weight!), 10, OnnxModel.Values(_output.bias!));
        onnx.Softmax();
        return onnx.Finish(LogitsRow.Column, outputLength: 10);
    }

    private void Step(MnistSet set, ReadOnlySpan<int> pictures, optim.Optimizer adam)
    {
        var pixels = new float[pictures.Length * MnistSet.Pixels];
        var labels = new long[pictures.Length];
        for (var i = 0; i < pictures.Length; i++)
        {
            new DigitPicture(set.Image(pictures[i])).ToInput().CopyTo(pixels, i * MnistSet.Pixels);
            labels[i] = set.Label(pictures[i]);
        }
        using var scope = NewDisposeScope();
        adam.zero_grad();
        functional
            .cross_entropy(forward(tensor(pixels, [pictures.Length, MnistSet.Pixels])), tensor(labels))
            .backward();
        adam.step();
    }
}

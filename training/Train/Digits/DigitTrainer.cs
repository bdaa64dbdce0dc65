using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseAI.Training.Digits;

/// <summary>
/// Trains <see cref="DigitNetwork"/> on distorted MNIST digits with AdamW and one cosine of learning rates, and returns
/// the running average of its weights, which is better than the last step's. Everything random comes from one seed.
/// </summary>
internal sealed class DigitTrainer(MnistSet set, int seed, int heldOut)
{
    public const double PeakRate = 4e-3;
    public const double WeightDecay = 2e-2;
    private const int BatchSize = 125;
    private const int EvaluationBatch = 500;
    private const double AverageDecay = 0.998;
    private const double WarmUpShare = 0.1;
    private const double LabelSmoothing = 0.05;

    private readonly int[] _order = Shuffled(set.Count, new Random(seed));

    /// <summary>Pictures that are trained on.</summary>
    public int Pictures => set.Count - heldOut;

    private ReadOnlySpan<int> HeldOut => _order.AsSpan(set.Count - heldOut);

    public DigitNetwork Train(int epochs)
    {
        random.manual_seed(seed);
        var network = new DigitNetwork();
        var average = new DigitNetwork();
        average.load_state_dict(network.state_dict());
        average.eval();
        using var optimizer = optim.AdamW(network.parameters(), lr: PeakRate, weight_decay: WeightDecay);
        var steps = epochs * (Pictures / BatchSize);
        var step = 0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            var loss = 0.0;
            network.train();
            var order = _order[..Pictures];
            new Random(HashCode(seed, epoch)).Shuffle(order);
            for (var start = 0; start + BatchSize <= order.Length; start += BatchSize)
            {
                foreach (var group in optimizer.ParamGroups)
                    group.LearningRate = Rate(step / (double)steps);
                loss += Step(network, optimizer, order.AsSpan(start, BatchSize), HashCode(seed, step));
                Follow(average, network, Math.Min(AverageDecay, (step + 1.0) / (step + 10)));
                if (++step % 50 == 0)
                    Console.Write(
                        $"\r{Progress(epoch, epochs, start / (double)order.Length)}  loss {loss / (start / BatchSize + 1):F4} "
                    );
            }
            var (logits, labels) = HeldOutLogits(average);
            var right = Calibration.Accuracy(logits, labels);
            Console.WriteLine(
                $"\r{Progress(epoch, epochs, 1)}  loss {loss * BatchSize / Pictures:F4}  held out {right:P2}  {watch.Elapsed.TotalSeconds:F0} s"
            );
        }
        return average;
    }

    /// <summary>What the network says of the pictures that it was never trained on, ten logits each.</summary>
    public (float[][] Logits, int[] Labels) HeldOutLogits(DigitNetwork network) => Logits(network, set, HeldOut);

    public static (float[][] Logits, int[] Labels) Logits(
        DigitNetwork network,
        MnistSet set,
        ReadOnlySpan<int> pictures
    )
    {
        using var noGradients = no_grad();
        network.eval();
        var logits = new List<float[]>();
        for (var start = 0; start < pictures.Length; start += EvaluationBatch)
        {
            var batch = pictures.Slice(start, Math.Min(EvaluationBatch, pictures.Length - start));
            var pixels = new float[batch.Length * MnistSet.Pixels];
            for (var i = 0; i < pixels.Length; i++)
                pixels[i] = set.Image(batch[i / MnistSet.Pixels])[i % MnistSet.Pixels] / 255f;
            using var scope = NewDisposeScope();
            var output = network.forward(tensor(pixels, [batch.Length, 1, MnistSet.Side, MnistSet.Side]));
            logits.AddRange(output.data<float>().ToArray().Chunk(10));
        }
        var labels = new int[pictures.Length];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = set.Label(pictures[i]);
        return ([.. logits], labels);
    }

    private double Step(DigitNetwork network, optim.Optimizer optimizer, ReadOnlySpan<int> pictures, int stepSeed)
    {
        var random = new Random(stepSeed);
        var distortion = new DigitDistortion();
        var pixels = new float[pictures.Length * MnistSet.Pixels];
        var labels = new long[pictures.Length];
        for (var i = 0; i < pictures.Length; i++)
        {
            distortion.Apply(set.Image(pictures[i]), pixels.AsSpan(i * MnistSet.Pixels, MnistSet.Pixels), random);
            labels[i] = set.Label(pictures[i]);
        }
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var output = network.forward(tensor(pixels, [pictures.Length, 1, MnistSet.Side, MnistSet.Side]));
        var loss = nn.functional.cross_entropy(output, tensor(labels), label_smoothing: LabelSmoothing);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    private static void Follow(DigitNetwork average, DigitNetwork network, double decay)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (slow, fast) in average.State().Zip(network.State()))
            slow.mul_(decay).add_(fast, alpha: 1 - decay);
    }

    private static double Rate(double done) =>
        done < WarmUpShare
            ? PeakRate * (0.1 + (0.9 * done / WarmUpShare))
            : PeakRate * ((0.5 * (1 + Math.Cos(Math.PI * (done - WarmUpShare) / (1 - WarmUpShare)))) + 0.002);

    private static string Progress(int epoch, int epochs, double done)
    {
        var filled = (int)(done * 20);
        return $"epoch {epoch + 1, 3}/{epochs} [{new string('#', filled)}{new string('.', 20 - filled)}]";
    }

    private static int[] Shuffled(int count, Random random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }

    /// <summary>Unlike <see cref="System.HashCode"/>, the same in every process.</summary>
    private static int HashCode(int seed, int index) => unchecked((seed * 1_000_003) + (index * 7919) + 17);
}

using CourseAI.Training.Learning;
using CourseAI.Vision.Digits;
using TorchSharp;
using static TorchSharp.torch;

namespace CourseAI.Training.Digits;

/// <summary>
/// Trains <see cref="DigitNetwork"/> on distorted digits and on things that are none, with AdamW and a cosine of
/// learning rates, and returns the running average of its weights. Which digits are kept for validation comes from the seed that all
/// networks share.
/// </summary>
/// <remarks>
/// A network may have teachers: others that were trained before, and that are shown the same distorted pictures. What they
/// answer together is worth more than one of them, and tells what a picture is nearly as well (Hinton et al., 2015; Beyer
/// et al., 2022).
/// </remarks>
internal sealed class DigitTrainer
{
    public const int ValidationDigits = 5000;

    private const double PeakRate = 4e-3;
    private const double WeightDecay = 2e-2;
    private const int BatchSize = 100;
    private const int HandwrittenFontDigits = 4;
    private const int StrangersPerBatch = 24;
    private const int EvaluationBatch = 500;
    private const double WarmUpShare = 0.1;
    private const double LabelSmoothing = 0.03;

    /// <summary>Of what a network with teachers learns from; the rest is the label.</summary>
    private const double TeachersShare = 0.5;

    /// <summary>
    /// Epochs after the planned ones, on digits that are hardly distorted and at low rates: what is learnt from strong
    /// distortion lies beside what real digits are, and this brings it back.
    /// </summary>
    public const int SettlingEpochs = 6;
    private const double SettlingRate = 4e-4;
    private const float SettlingStrength = 0.35f;

    private readonly MnistSet _set;
    private readonly Places _places;
    private readonly int[] _order;
    private readonly (byte[] Ink, int Label)[] _fontDigits;
    private readonly Strangers _strangers;
    private readonly float[][] _keptStrangers;

    /// <param name="seed">Of which digits are kept for validation, and of the pictures of other things.</param>
    public DigitTrainer(Places places, int seed)
    {
        _places = places;
        _set = MnistSet.Train(places.Mnist);
        _order = Shuffled(_set.Count, new Random(seed));
        _fontDigits = [.. Handwriting.Digits(places.Packages)];
        _strangers = Strangers.Make(places, _set, _order.AsMemory(0, Pictures), kept: false, seed);
        _keptStrangers =
        [
            .. Strangers
                .Make(places, _set, _order.AsMemory(Pictures), kept: true, seed + 1)
                .All.Select(picture => new DigitPicture(picture).ToInput()),
        ];
        var kept = _order[Pictures..];
        KeptInputs = Array.ConvertAll(kept, picture => new DigitPicture(_set.Image(picture)).ToInput());
        KeptLabels = Array.ConvertAll(kept, picture => (int)_set.Label(picture));
        Console.WriteLine(
            $"{Pictures:N0} digits, {_fontDigits.Length:N0} of fonts, {_strangers.Count:N0} pictures of other things; "
                + $"kept for validation: {ValidationDigits:N0} and {_keptStrangers.Length:N0}"
        );
    }

    /// <summary>MNIST's pictures that are trained on.</summary>
    public int Pictures => _set.Count - ValidationDigits;

    /// <summary>Those that are never trained on, each of <see cref="MnistSet.Pixels"/> values.</summary>
    public float[][] KeptInputs { get; }

    /// <summary>Of <see cref="KeptInputs"/>.</summary>
    public int[] KeptLabels { get; }

    /// <summary>What the epochs of all networks took that are trained.</summary>
    public TimeSpan Taken { get; private set; }

    /// <param name="seed">Of the first weights, the order and the distortions.</param>
    /// <param name="epochs">Without those in which it settles.</param>
    /// <param name="teachers">None: it learns from the labels alone.</param>
    public DigitNetwork Train(int seed, int epochs, IReadOnlyList<DigitNetwork> teachers)
    {
        random.manual_seed(seed);
        var network = new DigitNetwork();
        var average = new DigitNetwork();
        using var optimizer = optim.AdamW(network.parameters(), lr: PeakRate, weight_decay: WeightDecay);
        var stepsPerEpoch = Pictures / BatchSize;
        var settings = $"digits-seed{seed}-epochs{epochs}-teachers{teachers.Count}";
        var loop = new EpochLoop(_places, settings, seed, epochs + SettlingEpochs, stepsPerEpoch);
        loop.Run(network, average, optimizer, Batches, Learn, () => Told(average));
        Taken += loop.Taken;
        return average;

        Func<int, DigitBatch> Batches(int epoch)
        {
            var order = _order[..Pictures];
            new Random(StepSeed.Of(seed, epoch)).Shuffle(order);
            return i =>
                Batch(
                    order.AsSpan(i * BatchSize, BatchSize),
                    StepSeed.Of(seed, (epoch * stepsPerEpoch) + i),
                    epoch < epochs ? 1 : SettlingStrength,
                    teachers
                );
        }

        double Learn(int step, DigitBatch batch)
        {
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = Rate(step / (double)stepsPerEpoch, epochs);
            return Step(network, optimizer, batch);
        }
    }

    /// <param name="pictures">Each of <see cref="MnistSet.Pixels"/> values.</param>
    public static float[][] Logits(DigitNetwork network, IEnumerable<float[]> pictures) =>
        Inference.Logits(network, pictures, EvaluationBatch, pixels => network.forward(Input(pixels)));

    private string Told(DigitNetwork network)
    {
        var accuracy = Calibration.Accuracy(Logits(network, KeptInputs), KeptLabels);
        // Drawings of other subjects, letters of other fonts, other scribbles.
        var others = Logits(network, _keptStrangers);
        var refused = others.Count(row => Calibration.Other(row, 1) > 0.5) / (double)others.Length;
        return $"kept digits {accuracy:P2}  others {refused:P1}";
    }

    private DigitBatch Batch(
        ReadOnlySpan<int> pictures,
        int stepSeed,
        float strength,
        IReadOnlyList<DigitNetwork> teachers
    )
    {
        var random = new Random(stepSeed);
        var distortion = new DigitDistortion();
        var count = pictures.Length + HandwrittenFontDigits + StrangersPerBatch;
        var pixels = new float[count * MnistSet.Pixels];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            var target = pixels.AsSpan(i * MnistSet.Pixels, MnistSet.Pixels);
            if (i < pictures.Length)
            {
                distortion.Apply(_set.Image(pictures[i]), target, random, strength);
                labels[i] = _set.Label(pictures[i]);
            }
            else if (i < pictures.Length + HandwrittenFontDigits)
            {
                var (ink, label) = _fontDigits[random.Next(_fontDigits.Length)];
                distortion.Apply(ink, target, random, strength);
                labels[i] = label;
            }
            else
            {
                distortion.Apply(_strangers.Pick(random), target, random, 1);
                labels[i] = DigitNetwork.Outputs - 1;
            }
        }
        using var scope = NewDisposeScope();
        var wanted = Wanted(Input(pixels), tensor(labels), teachers);
        return new DigitBatch(pixels, wanted.data<float>().ToArray());
    }

    private static double Step(DigitNetwork network, optim.Optimizer optimizer, DigitBatch batch)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var wanted = tensor(batch.Wanted, [batch.Wanted.Length / DigitNetwork.Outputs, DigitNetwork.Outputs]);
        var loss = nn.functional.cross_entropy(
            network.forward(Input(batch.Pixels)),
            wanted,
            label_smoothing: LabelSmoothing
        );
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    /// <returns>(N, 1, 28, 28).</returns>
    private static Tensor Input(float[] pixels) =>
        tensor(pixels, [pixels.Length / MnistSet.Pixels, 1, MnistSet.Side, MnistSet.Side]);

    /// <returns>(N, 11) probabilities.</returns>
    private static Tensor Wanted(Tensor input, Tensor labels, IReadOnlyList<DigitNetwork> teachers)
    {
        using var noGradients = no_grad();
        var wanted = nn.functional.one_hot(labels, DigitNetwork.Outputs).to(ScalarType.Float32);
        if (teachers.Count == 0)
            return wanted;
        // This thread is another than the one that `--threads` was set on, and OpenMP counts for each: all cores, until it is told. The
        // getter knows what was set, since libtorch keeps it for the process.
        set_num_threads(get_num_threads());
        var taught = stack(teachers.Select(teacher => teacher.forward(input).softmax(1))).mean([0]);
        return wanted.lerp(taught, TeachersShare);
    }

    /// <param name="epoch">Epochs done, with their fraction.</param>
    private static double Rate(double epoch, int epochs)
    {
        if (epoch >= epochs)
            return SettlingRate * Falling.At((epoch - epochs) / SettlingEpochs);
        var done = epoch / epochs;
        return done < WarmUpShare
            ? PeakRate * (0.1 + (0.9 * done / WarmUpShare))
            : PeakRate * (Falling.At((done - WarmUpShare) / (1 - WarmUpShare)) + 0.002);
    }

    private static int[] Shuffled(int count, Random random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }

    /// <param name="Wanted">Eleven probabilities a picture.</param>
    private sealed record DigitBatch(float[] Pixels, float[] Wanted);
}

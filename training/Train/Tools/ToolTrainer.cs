using CourseAI.Training.Learning;
using CourseAI.Vision.Tools;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseAI.Training.Tools;

/// <summary>
/// Trains <see cref="ToolNetwork"/> on <see cref="ToolSamples"/> with AdamW and a cosine of learning rates, lets it settle with a
/// second one, and returns the running average of its weights.
/// </summary>
internal sealed class ToolTrainer
{
    public const int StepsPerEpoch = 150;
    public const int BatchSize = 32;
    private const int EvaluationBatch = 16;

    private const double PeakRate = 2e-3;
    private const double PeakRateOfLearnt = 4e-4;
    private const double WeightDecay = 3e-2;
    private const double WarmUpShare = 0.08;
    private const double LabelSmoothing = 0.05;

    /// <summary>Epochs after those of the cosine, and the share of the peak rate that they begin with.</summary>
    public const int SettlingEpochs = 6;
    private const double SettlingRate = 0.15;

    /// <summary>What is taken from the logits of the classes without pictures of a sample's origin: all, and while settling, not all.</summary>
    private const double RuledOut = 1e4;
    private const double Unlikely = 2.3;

    private readonly ToolSamples _samples;
    private readonly int _seed;
    private readonly Places _places;
    private readonly string _name;
    private readonly float[][] _allowed;

    /// <param name="name">Tells this training from another on other samples; part of a folder's name.</param>
    public ToolTrainer(ToolSamples samples, Places places, int seed, string name)
    {
        (_samples, _places, _seed, _name) = (samples, places, seed, name);
        _allowed = [.. Enum.GetValues<Origin>().Select(Allowed)];
    }

    /// <summary>What the epochs of the trained network took.</summary>
    public TimeSpan Taken { get; private set; }

    /// <param name="epochs">Without those in which it settles.</param>
    /// <param name="tell">Called after each epoch with the averaged network.</param>
    public ToolNetwork Train(int epochs, Func<ToolNetwork, string> tell)
    {
        random.manual_seed(_seed);
        var package = MobileNetPackage.Read(_places.Packages);
        var network = new ToolNetwork(package);
        var average = new ToolNetwork(package);
        using var optimizer = optim.AdamW([
            new AdamW.ParamGroup(
                network.Learnt(),
                new AdamW.Options { LearningRate = PeakRateOfLearnt, weight_decay = WeightDecay }
            ),
            new AdamW.ParamGroup(
                network.New(),
                new AdamW.Options { LearningRate = PeakRate, weight_decay = WeightDecay }
            ),
        ]);
        var settings = $"tools-seed{_seed}-epochs{epochs}-side{ToolPicture.Side}{_name}";
        var loop = new EpochLoop(_places, settings, _seed, epochs + SettlingEpochs, StepsPerEpoch);
        loop.Run(network, average, optimizer, Batches, Learn, () => tell(average));
        Taken = loop.Taken;
        return average;

        Func<int, ToolBatch> Batches(int epoch) => i => Batch((epoch * StepsPerEpoch) + i);

        double Learn(int step, ToolBatch batch)
        {
            var settled = step - (epochs * StepsPerEpoch);
            var rate =
                settled < 0
                    ? Rate(step / (double)(epochs * StepsPerEpoch))
                    : SettlingRate * Falling.At(settled / (double)(SettlingEpochs * StepsPerEpoch));
            var groups = optimizer.ParamGroups.ToArray();
            groups[0].LearningRate = PeakRateOfLearnt * rate;
            groups[1].LearningRate = PeakRate * rate;
            return Step(network, optimizer, batch, settled < 0 ? RuledOut : Unlikely);
        }
    }

    /// <param name="pictures">Each of <see cref="ToolPicture.Values"/> values.</param>
    public static float[][] Logits(ToolNetwork network, IEnumerable<float[]> pictures) =>
        Inference.Logits(
            network,
            pictures,
            EvaluationBatch,
            pixels =>
                network.Answer(
                    tensor(pixels, [pixels.Length / ToolPicture.Values, 3, ToolPicture.Side, ToolPicture.Side])
                )
        );

    private ToolBatch Batch(int step)
    {
        var random = new Random(StepSeed.Of(_seed, step));
        var batch = new ToolBatch(
            new float[BatchSize * ToolPicture.Values],
            new long[BatchSize],
            new float[BatchSize * ToolNetwork.Outputs]
        );
        for (var i = 0; i < BatchSize; i++)
        {
            var sample = _samples.Next(ToolPicture.Side, random);
            sample.Pixels.CopyTo(batch.Pixels, i * ToolPicture.Values);
            batch.Labels[i] = sample.Label;
            _allowed[(int)sample.Origin].CopyTo(batch.Allowed, i * ToolNetwork.Outputs);
        }
        return batch;
    }

    private static double Step(ToolNetwork network, optim.Optimizer optimizer, ToolBatch batch, double handicap)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var output = network.forward(
            ChannelsLast(tensor(batch.Pixels, [BatchSize, 3, ToolPicture.Side, ToolPicture.Side]))
        );
        var loss = Loss(output, batch, handicap);
        loss.backward();
        nn.utils.clip_grad_norm_(network.parameters(), 5);
        optimizer.step();
        return loss.item<float>();
    }

    /// <summary>
    /// The same (N, C, H, W) with a pixel's channels side by side in memory, which all layers then keep: a step takes a
    /// third less time.
    /// </summary>
    private static Tensor ChannelsLast(Tensor input) => input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>
    /// Cross entropy with smoothed labels over those classes only that have pictures of the sample's origin: otherwise
    /// the network would learn that a photo is never an axe, and what is drawn by hand never a wrench. But what is ruled out
    /// is never told from the others: of nine mistakes on the photos for validation, six were axes and shovels. So at the
    /// end the other classes count a little (as Menon et al., 2021, adjust logits to what is rare).
    /// </summary>
    /// <param name="handicap">Of the classes without pictures of the sample's origin.</param>
    private static Tensor Loss(Tensor logits, ToolBatch batch, double handicap)
    {
        var allowed = tensor(batch.Allowed, [BatchSize, ToolNetwork.Outputs]);
        var log = nn.functional.log_softmax(logits - ((1 - allowed) * handicap), 1);
        var truth = nn.functional.one_hot(tensor(batch.Labels), ToolNetwork.Outputs);
        var wanted =
            (truth.to(ScalarType.Float32) * (1 - LabelSmoothing))
            + (allowed / allowed.sum(1, keepdim: true) * LabelSmoothing);
        return -(wanted * log).sum(1).mean();
    }

    private float[] Allowed(Origin origin) =>
        [.. Enumerable.Range(0, ToolNetwork.Outputs).Select(label => _samples.Has(label, origin) ? 1f : 0f)];

    /// <summary>Share of the peak rate.</summary>
    /// <param name="done">Of the training before it settles, 0–1.</param>
    private static double Rate(double done) =>
        done < WarmUpShare
            ? 0.05 + (0.95 * done / WarmUpShare)
            : Falling.At((done - WarmUpShare) / (1 - WarmUpShare)) + 0.002;

    /// <param name="Allowed">1 for each class that has pictures of the sample's origin, else 0.</param>
    private sealed record ToolBatch(float[] Pixels, long[] Labels, float[] Allowed);
}

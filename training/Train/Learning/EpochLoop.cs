using System.Diagnostics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseAI.Training.Learning;

/// <summary>
/// A training, epoch by epoch: each is kept, so that one that was broken off goes on where it was, and told in a line.
/// Everything random comes from one seed and the step's number.
/// </summary>
/// <param name="settings">See <see cref="Checkpoint"/>.</param>
/// <param name="seed">Of what is random within the network; whoever makes the batches has randomness of its own.</param>
internal sealed class EpochLoop(Places places, string settings, int seed, int epochs, int stepsPerEpoch)
{
    private readonly Checkpoint _checkpoint = new(places, settings);

    /// <summary>What the epochs took, those before it was broken off too; not the measuring between them.</summary>
    public TimeSpan Taken => _checkpoint.Taken;

    /// <param name="network">Learns; left as it is after the last step.</param>
    /// <param name="average">Of the same make; becomes the running average of the weights, which is better than the last step's.</param>
    /// <param name="batches">Makes a batch, by the epoch's number and its own within it; on another thread, beside the learning.</param>
    /// <param name="learn">Takes one step, whose number counts from the training's begin, and returns the loss.</param>
    /// <param name="tell">What the average is worth, after each epoch.</param>
    public void Run<TNetwork, TBatch>(
        TNetwork network,
        TNetwork average,
        OptimizerHelper optimizer,
        Func<int, Func<int, TBatch>> batches,
        Func<int, TBatch, double> learn,
        Func<string> tell
    )
        where TNetwork : nn.Module, IAveraged
    {
        average.load_state_dict(network.state_dict());
        average.eval();
        var progress = new Progress();
        for (var epoch = _checkpoint.Load(network, average, optimizer); epoch < epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            var loss = 0.0;
            random.manual_seed(StepSeed.Of(seed, -epoch));
            network.train();
            foreach (var (i, batch) in Ahead.Make(stepsPerEpoch, batches(epoch)).Index())
            {
                Uncollected.BetweenSteps();
                var step = (epoch * stepsPerEpoch) + i;
                loss += learn(step, batch);
                RunningAverage.Follow(average, network, step);
                progress.Show(Told(epoch, loss / (i + 1)), (i + 1) / (double)stepsPerEpoch);
            }
            _checkpoint.Save(epoch + 1, watch.Elapsed, network, average, optimizer);
            Progress.Done($"{Told(epoch, loss / stepsPerEpoch)}, {watch.Elapsed.TotalSeconds:F0} s  {tell()}");
        }
    }

    private string Told(int epoch, double loss) => $"epoch {epoch + 1}/{epochs}, loss {loss:F4}";
}

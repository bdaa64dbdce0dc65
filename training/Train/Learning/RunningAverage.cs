using static TorchSharp.torch;

namespace CourseAI.Training.Learning;

/// <summary>
/// The running average of a network's weights, which is better than the last step's: after each step it goes a little
/// towards them, at the beginning much, so that it forgets where they came from.
/// </summary>
internal static class RunningAverage
{
    private const double Decay = 0.998;

    /// <param name="step">Counted from 0 since the training began.</param>
    public static void Follow(IAveraged average, IAveraged network, int step)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var decay = Math.Min(Decay, (step + 1.0) / (step + 10));
        foreach (var (slow, fast) in average.State().Zip(network.State()))
            slow.mul_(decay).add_(fast, alpha: 1 - decay);
    }
}

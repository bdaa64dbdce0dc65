using static TorchSharp.torch;

namespace CourseAI.Training.Learning;

/// <summary>A network of which a <see cref="RunningAverage"/> can be taken.</summary>
internal interface IAveraged
{
    /// <summary>All that the average must carry: parameters and the norms' running figures, in the same order always.</summary>
    IEnumerable<Tensor> State();
}

namespace CourseAI.Training.Learning;

/// <summary>What is random in one step of a training depends on the step alone, so that a training can go on where it was.</summary>
internal static class StepSeed
{
    /// <summary>Unlike <see cref="HashCode"/>, the same in every process.</summary>
    /// <param name="seed">Of the whole training.</param>
    /// <param name="index">Of the step, or of anything else that each has randomness of its own.</param>
    public static int Of(int seed, int index) => unchecked((seed * 1_000_003) + (index * 7919) + 17);
}

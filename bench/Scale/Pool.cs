namespace CourseAI.Bench.Scale;

/// <summary>The instances of one function group and how many of them there may be: what the scale controller does, as far as it is documented.</summary>
/// <param name="SecondsOfWork">Core seconds that one item takes an instance of one core.</param>
/// <param name="Ready">Instances that are always there.</param>
/// <param name="Most">No more than this.</param>
internal sealed record Pool(double SecondsOfWork, int Ready, int Most)
{
    /// <summary>
    /// Waiting items for each instance wanted; batchSize + newBatchThreshold of host.json, as target-based scaling goes by:
    /// https://learn.microsoft.com/azure/azure-functions/functions-target-based-scaling.
    /// </summary>
    public int Target { get; init; } = 12;

    /// <summary>"Up to four instances at a time" (same page).</summary>
    public int AtATime { get; init; } = 4;

    /// <summary>Assumed: between two decisions. Not documented.</summary>
    public double DecisionSeconds { get; init; } = 10;

    /// <summary>Host ready 5 s, measured on the real host on one machine; then models, 1.2 s in docs/measured.md; the rest is assumed for getting a machine.</summary>
    public double StartSeconds { get; init; } = 10;

    /// <summary>Assumed: an instance without work leaves after this.</summary>
    public double IdleSeconds { get; init; } = 60;
}

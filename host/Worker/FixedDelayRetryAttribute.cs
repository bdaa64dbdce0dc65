namespace Microsoft.Azure.Functions.Worker;

/// <summary>Run a failed function again. As on the real host it is for timers; blobs and queues have their own five tries.</summary>
/// <param name="maxRetryCount">Further runs after the first; -1: without end.</param>
/// <param name="delayInterval"><c>hh:mm:ss</c> between two runs.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute(int maxRetryCount, string delayInterval) : Attribute
{
    public int MaxRetryCount { get; } = maxRetryCount;

    public string DelayInterval { get; } = delayInterval;
}

using System.Runtime;

namespace CourseAI.Training.Learning;

/// <summary>
/// Lets the garbage collector wait while a training takes its steps: what it would free under libtorch's hands is told at
/// <see cref="Unbroken"/>. Between two steps, after each few hundred megabytes, it may run.
/// </summary>
internal sealed class Uncollected : IDisposable
{
    /// <summary>Bytes that may be taken before the collector runs whatever is wanted.</summary>
    private const long Room = 1L << 30;

    private const long MostOfIt = Room / 4 * 3;

    private long _takenAtStart;

    public Uncollected() => Start();

    private static bool IsHeld => GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;

    /// <summary>To be called where this thread has nothing under way in libtorch.</summary>
    public void BetweenSteps()
    {
        if (IsHeld && GC.GetTotalAllocatedBytes() - _takenAtStart < MostOfIt)
            return;
        Dispose();
        GC.Collect();
        Start();
    }

    public void Dispose()
    {
        if (IsHeld)
            GC.EndNoGCRegion();
    }

    private void Start()
    {
        _takenAtStart = GC.GetTotalAllocatedBytes();
        GC.TryStartNoGCRegion(Room);
    }
}

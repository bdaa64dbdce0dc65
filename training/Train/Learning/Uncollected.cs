using System.Runtime;

namespace CourseAI.Training.Learning;

/// <summary>
/// Lets the garbage collector of this process wait while a training takes its steps: what it would free under libtorch's hands is
/// told at <see cref="Unbroken"/>, which also ends the waiting. Between two steps, after each few hundred megabytes, it may run.
/// </summary>
internal static class Uncollected
{
    /// <summary>Bytes that may be taken before the collector runs whatever is wanted.</summary>
    private const long Room = 1L << 30;

    private const long MostOfIt = Room / 4 * 3;

    private static long _takenAtStart;

    private static bool IsWaiting => GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;

    /// <summary>To be called before each step, where this thread has nothing under way in libtorch.</summary>
    public static void BetweenSteps()
    {
        if (IsWaiting && GC.GetTotalAllocatedBytes() - _takenAtStart < MostOfIt)
            return;
        End();
        GC.Collect();
        _takenAtStart = GC.GetTotalAllocatedBytes();
        GC.TryStartNoGCRegion(Room);
    }

    public static void End()
    {
        if (IsWaiting)
            GC.EndNoGCRegion();
    }
}

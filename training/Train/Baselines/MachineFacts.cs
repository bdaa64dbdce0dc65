using System.Globalization;
using System.Runtime.InteropServices;

namespace CourseAI.Training.Baselines;

/// <summary>What timings depend on, in words.</summary>
internal static class MachineFacts
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>The load is Linux's over the last minute: how many wanted a core. Above 0 before a run, others were at work.</summary>
    public static string Now()
    {
        var load = File.Exists(LoadFile) ? $", load {File.ReadAllText(LoadFile).Split(' ')[0]} at the start" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores ({RuntimeInformation.OSArchitecture}), {RuntimeInformation.FrameworkDescription}{load}"
        );
    }
}

using NodaTime;

namespace CourseAI.Pipeline.Sweeping;

/// <summary>How much the sweep does per run, and how long it leaves things to those who should do them.</summary>
public sealed record SweepLimits
{
    /// <summary>An upload or copy this young is left to its event.</summary>
    public Duration Grace { get; init; } = Duration.FromMinutes(1);

    /// <summary>How far before its mark a run looks again.</summary>
    public Duration Overlap { get; init; } = Duration.FromMinutes(5);

    /// <summary>A request this old is sent again.</summary>
    public Duration ReportPatience { get; init; } = Duration.FromMinutes(5);

    /// <summary>What could not be settled for so long is shown as needing attention, and no longer holds up the others.</summary>
    public Duration GiveUpAfter { get; init; } = Duration.FromHours(1);

    public int UploadsPerRun { get; init; } = 200;

    public int ReportsPerRun { get; init; } = 200;
}

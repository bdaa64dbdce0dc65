using Microsoft.Extensions.Logging;

namespace CourseAI.Pipeline;

/// <summary>Everything that the pipeline logs: ids, never names or tokens.</summary>
internal static partial class PipelineLog
{
    [LoggerMessage(1, LogLevel.Information, "Attempt {AttemptId} of {StudentId}: {Outcome}")]
    public static partial void Accepted(ILogger log, string attemptId, string studentId, string outcome);

    [LoggerMessage(2, LogLevel.Warning, "Upload {UploadId} belongs to nobody: {Reason}")]
    public static partial void Unrecognised(ILogger log, string uploadId, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Attempt {AttemptId} of {StudentId} was overwritten before it was archived")]
    public static partial void Overwritten(ILogger log, string attemptId, string studentId);

    [LoggerMessage(4, LogLevel.Error, "Attempt {AttemptId} of {StudentId} needs attention: it failed every time")]
    public static partial void NeedsAttention(ILogger log, string attemptId, string studentId);

    [LoggerMessage(5, LogLevel.Error, "The report of {StudentId} needs attention: it failed every time")]
    public static partial void ReportNeedsAttention(ILogger log, string studentId);

    [LoggerMessage(6, LogLevel.Information, "Report of {StudentId}: {Outcome}")]
    public static partial void Reported(ILogger log, string studentId, string outcome);

    [LoggerMessage(7, LogLevel.Error, "The sweep could not settle {What} and tries again next time")]
    public static partial void SweepFailed(ILogger log, Exception error, string what);

    [LoggerMessage(8, LogLevel.Information, "Sweep: {Found}")]
    public static partial void Swept(ILogger log, string found);

    [LoggerMessage(9, LogLevel.Error, "A poison message names nothing of this app and is dropped: {Message}")]
    public static partial void UnknownPoison(ILogger log, string message);

    [LoggerMessage(
        10,
        LogLevel.Error,
        "Upload {UploadId} has an owner now and could not be taken up; it stays unrecognised"
    )]
    public static partial void PickUpFailed(ILogger log, Exception error, string uploadId);

    [LoggerMessage(90, LogLevel.Warning, "The warm-up failed; the first use of what failed will tell")]
    public static partial void WarmUpFailed(ILogger log, Exception error);
}

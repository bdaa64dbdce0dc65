using CourseAI.Storage;
using NodaTime;

namespace CourseAI.Pipeline.Reporting;

/// <summary>Asks for a student's verdict and report. Asking too often is harmless.</summary>
public sealed class RequestReport(CourseStorage storage, TimeProvider time)
{
    /// <summary>The row goes first: were the message lost, the row would show it, and the sweep asks again.</summary>
    public async Task RunAsync(string studentId, CancellationToken cancellation = default)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await storage.Waiting.AddAsync(studentId, now, cancellation);
        await storage.Requests.SendAsync(studentId, cancellation);
    }
}

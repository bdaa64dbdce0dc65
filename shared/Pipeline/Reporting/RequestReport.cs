using CourseAI.Pipeline.Telemetry;
using CourseAI.Storage;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Reporting;

/// <summary>Asks for a student's verdict and report. Asking too often is harmless.</summary>
public sealed class RequestReport(CourseStorage storage, TimeProvider time)
{
    public Task RunAsync(string studentId, CancellationToken cancellation = default) =>
        AfterAsync(studentId, () => Task.CompletedTask, cancellation);

    /// <summary>
    /// Writes what a new report must show, and asks for it. The row goes before both: were the app stopped in between, or the message
    /// lost, the row would show it, and the sweep asks again.
    /// </summary>
    public async Task AfterAsync(string studentId, Func<Task> write, CancellationToken cancellation = default)
    {
        var now = time.GetCurrentInstant();
        await storage.Waiting.AddAsync(studentId, now, CourseTrace.Current, cancellation);
        await write();
        await storage.Requests.SendAsync(studentId, cancellation);
    }
}

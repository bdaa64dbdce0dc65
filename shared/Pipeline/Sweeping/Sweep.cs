using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Sweeping;

/// <summary>What one run did.</summary>
/// <param name="Uploads">Looked at, settled or not.</param>
/// <param name="Copies">Archived copies whose inspection was missing.</param>
/// <param name="Unsettled">What failed, or is still being copied: looked at again by the next run.</param>
/// <param name="Complete">False: a limit was reached, and the next run goes on.</param>
public sealed record Swept(
    int Uploads,
    int Copies,
    int PickedUp,
    int Lapsed,
    int AskedAgain,
    int Unsettled,
    bool Complete
);

/// <summary>
/// Repairs what was missed: events that never came, copies that took long, reports that were lost on their way. It does nothing of
/// its own; it only does again, for what is not settled, what should have happened.
/// </summary>
public sealed class Sweep(
    CourseStorage storage,
    CourseBook book,
    SweepUploads uploads,
    PickUpUnrecognised pickUp,
    GradeStudent grade,
    Regrade regrade,
    SweepDeclarations declarations,
    SweepLimits limits,
    CourseMetrics metrics,
    TimeProvider time,
    ILogger<Sweep> log
)
{
    public async Task<Swept> RunAsync(CancellationToken cancellation = default)
    {
        var now = time.GetCurrentInstant();
        var mark = await storage.SweepMark.ReadAsync(cancellation);
        var since = mark?.SettledUntil ?? Instant.MinValue;

        var settled = await uploads.RunAsync(since, now, cancellation);
        // What lies just before now may still be on its way into a listing.
        var settledUntil = Instant.Min(settled.Until, now - limits.Grace - limits.Overlap);

        var failed = 0;
        var rules = await TryAsync("the rules", null, () => book.FindAsync(cancellation));
        var pickedUp = await TryAsync("unrecognised uploads", 0, () => pickUp.RunAsync(cancellation));
        var lapsed = rules is null
            ? 0
            : await TryAsync("declarations", 0, () => declarations.RunAsync(rules, settledUntil, cancellation));
        var graded = await TryAsync("regrading", mark?.Rules ?? "", () => RegradeAsync(rules, mark, cancellation));
        var askedAgain = await TryAsync("lost requests", 0, () => AskAgainAsync(now, cancellation));

        var state = new SweepState(Instant.Max(since, settledUntil), graded);
        if (state != mark)
            await storage.SweepMark.WriteAsync(state, cancellation);
        var unsettled = settled.Unsettled + failed;
        var swept = new Swept(
            settled.Uploads,
            settled.Copies,
            pickedUp,
            lapsed,
            askedAgain,
            unsettled,
            settled.Complete
        );
        metrics.OldestIs(settled.OldestWithoutEvidence is { } oldest ? now - oldest : Duration.Zero);
        foreach (var queue in StorageNames.Queues)
            metrics.Lie(queue, await storage.QueueLengths.CountAsync(queue, cancellation));
        PipelineLog.Swept(log, swept.ToString());
        return swept;

        // One thing that fails must not keep the others waiting: it is logged, counted, and tried again next time.
        async Task<T> TryAsync<T>(string what, T otherwise, Func<Task<T>> settle)
        {
            try
            {
                return await settle();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                PipelineLog.SweepFailed(log, error, what);
                failed++;
                return otherwise;
            }
        }
    }

    /// <summary>An instructor may put course, roster or extensions by the storage portal, where no call sees it.</summary>
    /// <returns>Hash of the rules that everybody is graded with.</returns>
    private async Task<string> RegradeAsync(CourseRules? rules, SweepState? mark, CancellationToken cancellation)
    {
        if (rules is null)
            return mark?.Rules ?? "";
        var hash = grade.HashOf(rules);
        if (hash != mark?.Rules)
            await regrade.RunAsync("course, roster, extensions or app changed", cancellation: cancellation);
        return hash;
    }

    /// <summary>Who waits although no message is left was forgotten on the way.</summary>
    private async Task<int> AskAgainAsync(Instant now, CancellationToken cancellation)
    {
        var waiting = await storage.Waiting.ListAsync(cancellation);
        var students = waiting
            .Where(one => one.Since <= now - limits.ReportPatience)
            .Select(one => one.StudentId)
            .Distinct(StringComparer.Ordinal)
            .Take(limits.ReportsPerRun)
            .ToList();
        // A long queue is no lost request, and must not be made longer every minute.
        if (
            students.Count == 0
            || await storage.QueueLengths.CountAsync(StorageNames.ReportRequestsQueue, cancellation) >= students.Count
        )
            return 0;
        foreach (var studentId in students)
            await storage.Requests.SendAsync(studentId, cancellation);
        return students.Count;
    }
}

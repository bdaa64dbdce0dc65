using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CourseAI.Pipeline.Sweeping;

/// <summary>What one run did.</summary>
/// <param name="Uploads">Looked at, settled or not.</param>
/// <param name="Copies">Archived copies whose inspection was missing and was made good.</param>
/// <param name="Unsettled">What failed, or is still being copied: looked at again by the next run.</param>
/// <param name="Complete">False: the limit was reached, and the next run goes on.</param>
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
    AcceptUpload accept,
    PickUpUnrecognised pickUp,
    Regrade regrade,
    SweepDeclarations declarations,
    SweepLimits limits,
    TimeProvider time,
    ILogger<Sweep> log
)
{
    private const int AtOnce = 4;

    private int _unsettled;

    /// <summary>Not to be run twice at once by the same instance; the timer sees to that. Two hosts at once are harmless.</summary>
    public async Task<Swept> RunAsync(CancellationToken cancellation = default)
    {
        _unsettled = 0;
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var mark = await storage.SweepMark.ReadAsync(cancellation);
        var since = mark?.SettledUntil ?? Instant.MinValue;

        var (uploads, settledUntil) = await SettleUploadsAsync(since, now - limits.Grace, cancellation);
        var copies = await SettleCopiesAsync(since, now - limits.Grace, cancellation);
        // What lies just before now may still be on its way into a listing.
        var overlapped = Instant.Min(settledUntil, now - limits.Grace - limits.Overlap);

        var rules = await TryAsync("the rules", null, () => book.FindAsync(cancellation));
        var pickedUp = await TryAsync("unrecognised uploads", 0, () => pickUp.RunAsync(cancellation));
        var lapsed = rules is null
            ? 0
            : await TryAsync("declarations", 0, () => declarations.RunAsync(rules, overlapped, cancellation));
        var rulesHash = await RegradeIfChangedAsync(rules, mark?.Rules, cancellation);
        var askedAgain = await AskAgainAsync(now - limits.ReportPatience, cancellation);

        await storage.SweepMark.WriteAsync(
            new SweepState(_unsettled > 0 ? since : Instant.Max(since, overlapped), rulesHash),
            cancellation
        );
        var complete = settledUntil >= now - limits.Grace;
        var swept = new Swept(uploads, copies, pickedUp, lapsed, askedAgain, _unsettled, complete);
        PipelineLog.Swept(log, swept.ToString());
        return swept;
    }

    /// <summary>Takes the uploads since the mark, the oldest first and so many a run, through the same door as an event would.</summary>
    private async Task<(int Count, Instant SettledUntil)> SettleUploadsAsync(
        Instant since,
        Instant until,
        CancellationToken cancellation
    )
    {
        var found = new List<UploadVersion>();
        await foreach (var version in storage.Uploads.ListAsync(cancellation: cancellation))
            if (version.Arrived >= since && version.Arrived <= until)
                found.Add(version);
        found.Sort((one, other) => one.Arrived.CompareTo(other.Arrived));
        // Times are whole seconds: stopping within one would look at the same uploads for ever.
        var count =
            found.Count <= limits.UploadsPerRun
                ? found.Count
                : found.FindLastIndex(version => version.Arrived == found[limits.UploadsPerRun - 1].Arrived) + 1;
        await EachAsync(
            found.Take(count),
            version => version.Name,
            v => accept.RunAsync(v.Name, cancellation),
            cancellation
        );
        return (count, count < found.Count ? found[count - 1].Arrived : until);
    }

    /// <summary>An upload that was overwritten after it was archived is found only here.</summary>
    private async Task<int> SettleCopiesAsync(Instant since, Instant until, CancellationToken cancellation)
    {
        var open = new List<ArchiveCopy>();
        await foreach (var copy in storage.Archive.ListAsync(cancellation: cancellation))
        {
            if (copy.Copied < since || copy.Copied > until || open.Count >= limits.UploadsPerRun)
                continue;
            if (!await storage.Students.HasEvidenceAsync(copy.Name.StudentId, copy.Name.AttemptId, cancellation))
                open.Add(copy);
        }
        await EachAsync(
            open,
            copy => copy.Name.AttemptId,
            copy => accept.ResumeAsync(copy, cancellation),
            cancellation
        );
        return open.Count;
    }

    private async Task<string> RegradeIfChangedAsync(CourseRules? rules, string? graded, CancellationToken cancellation)
    {
        if (rules is null)
            return graded ?? "";
        var hash = GradeStudent.HashOf(rules);
        if (hash == graded)
            return hash;
        var done = await TryAsync(
            "regrading",
            null,
            async () => await regrade.RunAsync("course, roster, extensions or app changed", null, cancellation)
        );
        return done is null ? graded ?? "" : hash;
    }

    private async Task<int> AskAgainAsync(Instant waitingSince, CancellationToken cancellation)
    {
        var waiting = await storage.Waiting.ListAsync(cancellation);
        var students = waiting
            .Where(one => one.Since <= waitingSince)
            .Select(one => one.StudentId)
            .Distinct(StringComparer.Ordinal)
            .Take(limits.ReportsPerRun)
            .ToList();
        foreach (var studentId in students)
            await storage.Requests.SendAsync(studentId, cancellation);
        return students.Count;
    }

    private async Task EachAsync<T>(
        IEnumerable<T> items,
        Func<T, string> nameOf,
        Func<T, Task<UploadOutcome>> settle,
        CancellationToken cancellation
    )
    {
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            items,
            limit,
            async (item, _) =>
                await TryAsync(
                    nameOf(item),
                    UploadOutcome.Gone,
                    async () =>
                    {
                        var outcome = await settle(item);
                        if (outcome == UploadOutcome.Copying)
                            Interlocked.Increment(ref _unsettled);
                        return outcome;
                    }
                )
        );
    }

    /// <summary>One thing that cannot be settled must not keep the others waiting: it is logged, counted, and tried again next time.</summary>
    private async Task<T> TryAsync<T>(string what, T otherwise, Func<Task<T>> settle)
    {
        try
        {
            return await settle();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            PipelineLog.SweepFailed(log, error, what);
            Interlocked.Increment(ref _unsettled);
            return otherwise;
        }
    }
}

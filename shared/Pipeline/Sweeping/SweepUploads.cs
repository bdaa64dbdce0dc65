using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CourseAI.Pipeline.Sweeping;

/// <param name="Until">Everything that storage took before this instant is settled.</param>
/// <param name="OldestWithoutEvidence">Arrival of the oldest upload or copy that was left without evidence; null: there is none among those that were looked at.</param>
public sealed record SettledUploads(
    int Uploads,
    int Copies,
    int Unsettled,
    Instant Until,
    bool Complete,
    Instant? OldestWithoutEvidence
);

/// <summary>Sends every upload and copy since the mark through the same door as its event, the oldest first and so many a run.</summary>
public sealed class SweepUploads(
    CourseStorage storage,
    AcceptUpload accept,
    RecordPoison poison,
    SweepLimits limits,
    ILogger<SweepUploads> log
)
{
    private const int AtOnce = 4;

    public async Task<SettledUploads> RunAsync(Instant since, Instant now, CancellationToken cancellation = default)
    {
        var until = now - limits.Grace;
        var uploads = await UploadsAsync(since, until, cancellation);
        var copies = await CopiesAsync(since, until, cancellation);
        Item[] taken = [.. Oldest(uploads), .. Oldest(copies)];

        var unsettled = new List<Item>();
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            taken,
            limit,
            async (item, token) =>
            {
                if (await TrySettleAsync(item, now, token))
                    return;
                lock (unsettled)
                    unsettled.Add(item);
            }
        );

        // The mark stops at the first thing that is not settled, and where a limit ended the run.
        var left = uploads.Except(taken).Concat(copies.Except(taken)).Concat(unsettled).ToList();
        var complete = taken.Length == uploads.Count + copies.Count;
        var reached = left.Select(item => item.At).Append(until).Min();
        var uploadsTaken = taken.Count(uploads.Contains);
        return new SettledUploads(
            uploadsTaken,
            taken.Length - uploadsTaken,
            unsettled.Count,
            reached,
            complete,
            await OldestWithoutEvidenceAsync(left, cancellation)
        );
    }

    /// <summary>Most of what a limit left out is settled already, by its own event; the oldest are asked for, so many a run.</summary>
    private async Task<Instant?> OldestWithoutEvidenceAsync(List<Item> left, CancellationToken cancellation)
    {
        foreach (var item in left.OrderBy(item => item.At).Take(limits.UploadsPerRun))
        {
            var isSettled = await storage.Attempts.FindAsync(item.AttemptId, cancellation) is { } place
                ? await storage.Students.HasEvidenceAsync(place.StudentId, item.AttemptId, cancellation)
                : await storage.Unrecognised.FindAsync(item.AttemptId, cancellation) is not null;
            if (!isSettled)
                return item.At;
        }
        return null;
    }

    private async Task<List<Item>> UploadsAsync(Instant since, Instant until, CancellationToken cancellation)
    {
        var found = new List<Item>();
        await foreach (var version in storage.Uploads.ListAsync(cancellation: cancellation))
            if (version.Arrived >= since && version.Arrived <= until)
                found.Add(
                    new Item(
                        version.Arrived,
                        version.Name,
                        AttemptId.From(version.Name, version.ETag),
                        token => accept.RunAsync(version.Name, token)
                    )
                );
        return found;
    }

    /// <summary>An upload that was overwritten after it was archived is found only among the copies.</summary>
    private async Task<List<Item>> CopiesAsync(Instant since, Instant until, CancellationToken cancellation)
    {
        var found = new List<Item>();
        await foreach (var copy in storage.Archive.ListAsync(cancellation: cancellation))
            if (
                copy.Copied >= since
                && copy.Copied <= until
                && !await storage.Students.HasEvidenceAsync(copy.Name.StudentId, copy.Name.AttemptId, cancellation)
            )
                found.Add(
                    new Item(
                        copy.Copied,
                        copy.UploadName,
                        copy.Name.AttemptId,
                        token => accept.ResumeAsync(copy, token)
                    )
                );
        return found;
    }

    /// <summary>Times are whole seconds: a run that stopped within one would look at the same uploads for ever.</summary>
    private IEnumerable<Item> Oldest(List<Item> items)
    {
        var sorted = items.OrderBy(item => item.At).ToList();
        return sorted.Count <= limits.UploadsPerRun
            ? sorted
            : sorted.TakeWhile(item => item.At <= sorted[limits.UploadsPerRun - 1].At);
    }

    private async Task<bool> TrySettleAsync(Item item, Instant now, CancellationToken cancellation)
    {
        try
        {
            if (await item.Settle(cancellation) != UploadOutcome.Copying)
                return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            PipelineLog.SweepFailed(log, error, item.AttemptId);
        }
        if (now - item.At < limits.GiveUpAfter)
            return false;
        try
        {
            await poison.GiveUpAsync(item.UploadName, item.AttemptId, cancellation);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            PipelineLog.SweepFailed(log, error, item.AttemptId);
            return false;
        }
    }

    private sealed record Item(
        Instant At,
        string UploadName,
        string AttemptId,
        Func<CancellationToken, Task<UploadOutcome>> Settle
    );
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CourseAI.Cli.Samples;

/// <summary>Notes when each student's report appears in storage, and how long the ledger was that it was made from.</summary>
public sealed class ReportWatch : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Seen>> _seen = new(StringComparer.Ordinal);
    private readonly Task _watching;

    public ReportWatch(BlobContainerClient reports) => _watching = WatchAsync(reports, _stop.Token);

    /// <returns>Entries of the ledger that the newest report was made from; 0: no report.</returns>
    public long LedgerLength(string student) =>
        _seen.TryGetValue(student, out var seen) ? seen.Max(report => report.LedgerLength) : 0;

    /// <returns>The timestamp at which a report with that ledger entry was first seen; null: not yet.</returns>
    public long? FirstWith(string student, long sequence) =>
        _seen.TryGetValue(student, out var seen)
            ? seen.Where(report => report.LedgerLength > sequence)
                .Select(report => (long?)report.Timestamp)
                .FirstOrDefault()
            : null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(BlobContainerClient reports, CancellationToken cancellation)
    {
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata };
        try
        {
            while (true)
            {
                try
                {
                    await foreach (var blob in reports.GetBlobsAsync(options, cancellation))
                        Note(blob);
                }
                catch (RequestFailedException error) when (error.Status == 404)
                {
                    // The app has not made the container yet.
                }
                await Task.Delay(Beat, cancellation);
            }
        }
        catch (OperationCanceledException) { }
    }

    private void Note(BlobItem blob)
    {
        const string Report = "/report.pdf";
        if (
            !blob.Name.EndsWith(Report, StringComparison.Ordinal)
            || !blob.Metadata.TryGetValue("ledger", out var ledger)
            || !long.TryParse(ledger, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        )
            return;
        var seen = _seen.GetOrAdd(blob.Name[..^Report.Length], _ => new ConcurrentQueue<Seen>());
        if (seen.IsEmpty || seen.Last().LedgerLength != length)
            seen.Enqueue(new Seen(Stopwatch.GetTimestamp(), length));
    }

    private sealed record Seen(long Timestamp, long LedgerLength);
}

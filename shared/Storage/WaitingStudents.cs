using System.Globalization;
using Azure.Data.Tables;
using NodaTime;

namespace CourseAI.Storage;

/// <param name="Key">Names the row; only what was read is removed.</param>
public sealed record WaitingStudent(string Key, string StudentId, Instant Since);

/// <summary>
/// Who waits for a report, in the table <c>Course</c>: a row per request, by time, removed when a report made after it is there. So
/// a request that was lost on its way can be seen and sent again.
/// </summary>
public sealed class WaitingStudents
{
    /// <summary>How many of the newest waits the estimate is made from.</summary>
    public const int KeptWaits = 50;

    private const string Waiting = "waiting";
    private const string WaitTimes = "wait-times";
    private const string LastWaits = "last";

    private readonly JsonRows _rows;

    internal WaitingStudents(TableClient table) => _rows = new JsonRows(table);

    public Task AddAsync(string studentId, Instant since, CancellationToken cancellation = default) =>
        _rows.PutAsync(Waiting, $"{TimeKey(since)}-{studentId}", new Row(studentId, since), cancellation);

    /// <returns>All requests, the longest waiting first; a student may be there more than once.</returns>
    public async Task<IReadOnlyList<WaitingStudent>> ListAsync(CancellationToken cancellation = default)
    {
        var rows = await _rows.ListAsync<Row>(Waiting, cancellation);
        return [.. rows.Select(row => new WaitingStudent(row.RowKey, row.Value.StudentId, row.Value.Since))];
    }

    public Task RemoveAsync(WaitingStudent waiting, CancellationToken cancellation = default) =>
        _rows.RemoveAsync(Waiting, waiting.Key, cancellation);

    /// <summary>Takes one wait into the estimate. Of two at the same moment one may be lost; a median does not mind.</summary>
    public async Task AddWaitAsync(Duration wait, CancellationToken cancellation = default)
    {
        var waits = await _rows.FindAsync<Waits>(WaitTimes, LastWaits, cancellation) ?? new Waits([]);
        long[] kept = [.. waits.Milliseconds.TakeLast(KeptWaits - 1), (long)wait.TotalMilliseconds];
        await _rows.PutAsync(WaitTimes, LastWaits, new Waits(kept), cancellation);
    }

    /// <returns>Median of the newest <see cref="KeptWaits"/> waits from request to report; null before the first.</returns>
    public async Task<Duration?> MedianWaitAsync(CancellationToken cancellation = default)
    {
        var waits = await _rows.FindAsync<Waits>(WaitTimes, LastWaits, cancellation);
        if (waits is null || waits.Milliseconds.Count == 0)
            return null;
        var sorted = waits.Milliseconds.Order().ToArray();
        return Duration.FromMilliseconds(sorted[sorted.Length / 2]);
    }

    /// <summary>Ticks in 19 digits: sorts as text like the times.</summary>
    internal static string TimeKey(Instant time) =>
        time.ToUnixTimeTicks().ToString("D19", CultureInfo.InvariantCulture);

    private sealed record Row(string StudentId, Instant Since);

    private sealed record Waits(IReadOnlyList<long> Milliseconds);
}

using System.Globalization;
using Azure.Data.Tables;
using NodaTime;

namespace CourseAI.Storage;

/// <param name="Key">Names the row; only what was read is removed.</param>
/// <param name="Trace">A W3C <c>traceparent</c> that the report goes on from; null when nobody traced.</param>
public sealed record WaitingStudent(string Key, string StudentId, Instant Since, string? Trace);

/// <summary>
/// Who waits for a report, in the table <c>Course</c>: a row per request, removed when a report made after it is there. So a request that
/// was lost on its way can be seen and sent again. Keys begin with the student: every report asks for one student's rows, and on deadline
/// day thousands wait.
/// </summary>
public sealed class WaitingStudents
{
    /// <summary>How many of the newest waits the estimate is made from.</summary>
    public const int KeptWaits = 50;

    private const string Waiting = "waiting";
    private const string WaitTimes = "wait-times";
    private const string LastWaits = "last";

    /// <summary>Stands in no student id.</summary>
    private const char KeyEnd = ':';

    private readonly JsonRows _rows;

    internal WaitingStudents(TableClient table) => _rows = new JsonRows(table);

    public Task AddAsync(
        string studentId,
        Instant since,
        string? trace = null,
        CancellationToken cancellation = default
    ) =>
        _rows.PutAsync(Waiting, $"{studentId}{KeyEnd}{TimeKey(since)}", new Row(studentId, since, trace), cancellation);

    /// <returns>All requests, the longest waiting first; a student may be there more than once.</returns>
    public async Task<IReadOnlyList<WaitingStudent>> ListAsync(CancellationToken cancellation = default) =>
        Sorted(await _rows.ListAsync<Row>(Waiting, cancellation));

    /// <returns>One student's requests, the longest waiting first.</returns>
    public async Task<IReadOnlyList<WaitingStudent>> ListAsync(
        string studentId,
        CancellationToken cancellation = default
    ) =>
        Sorted(
            await _rows.ListAsync<Row>(
                Waiting,
                cancellation,
                before: $"{studentId}{(char)(KeyEnd + 1)}",
                from: $"{studentId}{KeyEnd}"
            )
        );

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

    private static IReadOnlyList<WaitingStudent> Sorted(IReadOnlyList<(string RowKey, Row Value)> rows) =>
        [
            .. rows.Select(row => new WaitingStudent(row.RowKey, row.Value.StudentId, row.Value.Since, row.Value.Trace))
                .OrderBy(waiting => waiting.Since),
        ];

    private sealed record Row(string StudentId, Instant Since, string? Trace);

    private sealed record Waits(IReadOnlyList<long> Milliseconds);
}

using CourseAI.Storage;
using NodaTime;

namespace CourseAI.Pipeline.HandIn;

/// <param name="Place">1: next. Waiting requests before this student's, and this one.</param>
/// <param name="EstimateSeconds">Place × median of the last waits; null before there were any.</param>
public sealed record QueuePlace(int Place, double? EstimateSeconds);

/// <summary>
/// Tells places in the queue of reports. Every open page asks for one, and on deadline day thousands wait: so the rows of all are read
/// at most once a second in a process. The student's own are read each time: who has just handed in is never told that nothing waits.
/// </summary>
public sealed class WaitingLine(CourseStorage storage, TimeProvider clock) : IDisposable
{
    /// <summary>A place may be this much behind; pages ask again after ten times as long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Line? _line;

    /// <returns>Null when nothing of this student waits.</returns>
    public async Task<QueuePlace?> FindAsync(string studentId, CancellationToken cancellation)
    {
        var own = await storage.Waiting.ListAsync(studentId, cancellation);
        if (own.Count == 0)
            return null;
        var line = await ReadAsync(cancellation);
        var before = line.Students.Count(other => other.Id != studentId && other.Since < own[0].Since);
        var place = before + 1;
        return new QueuePlace(place, line.Median is { } wait ? Math.Round(place * wait.TotalSeconds, 1) : null);
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Of many who ask at once one reads, and the others take what it read.</summary>
    private async Task<Line> ReadAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            if (_line is not { } line || clock.GetElapsedTime(line.Read) >= Lifetime)
            {
                var read = clock.GetTimestamp();
                var waiting = await storage.Waiting.ListAsync(cancellation);
                // A student may wait more than once; a report answers all requests of the same student.
                var students = waiting.DistinctBy(row => row.StudentId, StringComparer.Ordinal);
                line = new Line(
                    [.. students.Select(row => (row.StudentId, row.Since))],
                    await storage.Waiting.MedianWaitAsync(cancellation),
                    read
                );
                _line = line;
            }
            return line;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <param name="Students">Each once, with the oldest request.</param>
    /// <param name="Read">A timestamp of the clock.</param>
    private sealed record Line(IReadOnlyList<(string Id, Instant Since)> Students, Duration? Median, long Read);
}

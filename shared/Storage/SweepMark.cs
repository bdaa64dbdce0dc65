using Azure.Data.Tables;
using NodaTime;

namespace CourseAI.Storage;

/// <param name="SettledUntil">Everything that storage took before this instant is settled.</param>
/// <param name="Rules">Hash of the course, roster and extensions that every student was last graded with.</param>
public sealed record SweepState(Instant SettledUntil, string Rules);

/// <summary>How far the sweep has come, in the table <c>Course</c>. Without it the sweep looks at everything again.</summary>
public sealed class SweepMark
{
    private const string Partition = "sweep";
    private const string Row = "mark";

    private readonly JsonRows _rows;

    internal SweepMark(TableClient table) => _rows = new JsonRows(table);

    public Task<SweepState?> ReadAsync(CancellationToken cancellation = default) =>
        _rows.FindAsync<SweepState>(Partition, Row, cancellation);

    public Task WriteAsync(SweepState state, CancellationToken cancellation = default) =>
        _rows.PutAsync(Partition, Row, state, cancellation);
}

using Azure.Data.Tables;
using NodaTime;

namespace CourseAI.Storage;

/// <param name="Key">Names the row.</param>
/// <param name="Lapses">End of the transfer window.</param>
public sealed record OpenDeclaration(string Key, string StudentId, string UploadId, Instant Lapses);

/// <summary>
/// An index of declarations by the end of their transfer window, in the table <c>Course</c>, so that finding the lapsed ones costs
/// one query. Put before the declaration itself is written: a row without a declaration is harmless, the reverse would be forgotten.
/// </summary>
public sealed class OpenDeclarations
{
    private const string Partition = "open-declarations";

    private readonly JsonRows _rows;

    internal OpenDeclarations(TableClient table) => _rows = new JsonRows(table);

    public Task PutAsync(string studentId, string uploadId, Instant lapses, CancellationToken cancellation = default) =>
        _rows.PutAsync(
            Partition,
            $"{WaitingStudents.TimeKey(lapses)}-{uploadId}",
            new Row(studentId, uploadId, lapses),
            cancellation
        );

    /// <returns>Those whose window ended before <paramref name="now"/>, the oldest first.</returns>
    public async Task<IReadOnlyList<OpenDeclaration>> ListLapsedAsync(
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var rows = await _rows.ListAsync<Row>(Partition, cancellation, before: WaitingStudents.TimeKey(now));
        return
        [
            .. rows.Select(row => new OpenDeclaration(
                row.RowKey,
                row.Value.StudentId,
                row.Value.UploadId,
                row.Value.Lapses
            )),
        ];
    }

    public Task RemoveAsync(OpenDeclaration declaration, CancellationToken cancellation = default) =>
        _rows.RemoveAsync(Partition, declaration.Key, cancellation);

    private sealed record Row(string StudentId, string UploadId, Instant Lapses);
}

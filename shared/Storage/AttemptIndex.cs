using Azure.Data.Tables;

namespace CourseAI.Storage;

/// <param name="StudentId">Whose partition holds the attempt's evidence, once it is inspected.</param>
public sealed record AttemptPlace(string AttemptId, string StudentId, string PartId);

/// <summary>
/// Finds the student of an attempt by its id alone, as receipts and the call to inspect again name it; in the table <c>Course</c>.
/// Put before the evidence is written: a place without evidence is harmless.
/// </summary>
public sealed class AttemptIndex
{
    private const string Partition = "attempts";

    private readonly JsonRows _rows;

    internal AttemptIndex(TableClient table) => _rows = new JsonRows(table);

    public Task PutAsync(AttemptPlace place, CancellationToken cancellation = default) =>
        _rows.PutAsync(Partition, place.AttemptId, place, cancellation);

    /// <returns>Null when there is none, as of what cannot be an id.</returns>
    public async Task<AttemptPlace?> FindAsync(string attemptId, CancellationToken cancellation = default) =>
        RowId.IsPossible(attemptId) ? await _rows.FindAsync<AttemptPlace>(Partition, attemptId, cancellation) : null;
}

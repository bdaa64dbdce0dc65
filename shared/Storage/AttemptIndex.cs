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

    /// <param name="attemptId">Letters and digits; what cannot be an id is simply not found.</param>
    public async Task<AttemptPlace?> FindAsync(string attemptId, CancellationToken cancellation = default) =>
        attemptId.Length > 0 && attemptId.All(char.IsAsciiLetterOrDigit)
            ? await _rows.FindAsync<AttemptPlace>(Partition, attemptId, cancellation)
            : null;
}

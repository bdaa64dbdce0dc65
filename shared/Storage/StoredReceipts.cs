using Azure.Data.Tables;

namespace CourseAI.Storage;

/// <param name="Id">The attempt id of a received receipt, the upload id of a declared one.</param>
/// <param name="Jws">Compact serialization.</param>
public sealed record StoredReceipt(string Id, string StudentId, string Jws);

/// <summary>Receipts by id, in the table <c>Course</c>. A receipt is signed once: the first one written stays.</summary>
public sealed class StoredReceipts
{
    private const string Partition = "receipts";

    private readonly JsonRows _rows;

    internal StoredReceipts(TableClient table) => _rows = new JsonRows(table);

    /// <returns>Null when there is none, as of what cannot be an id.</returns>
    public async Task<StoredReceipt?> FindAsync(string id, CancellationToken cancellation = default) =>
        RowId.IsPossible(id) ? await _rows.FindAsync<StoredReceipt>(Partition, id, cancellation) : null;

    /// <returns>The receipt that stands: this one, or the one that was there before.</returns>
    public async Task<StoredReceipt> KeepAsync(StoredReceipt receipt, CancellationToken cancellation = default)
    {
        if (await _rows.TryAddAsync(Partition, receipt.Id, receipt, cancellation))
            return receipt;
        return await FindAsync(receipt.Id, cancellation)
            ?? throw new InvalidDataException($"receipt {receipt.Id} is there and cannot be read");
    }
}

using System.Text;
using Azure;
using Azure.Data.Tables;
using CourseAI.Core;
using CourseAI.Core.Ledgers;

namespace CourseAI.Storage;

/// <summary>
/// Appends to a student's chain. Two appends at once both change the row <c>ledger-head</c>; one of them fails as a whole and is
/// built anew on what the other wrote.
/// </summary>
internal sealed class LedgerRows(TableClient table)
{
    private const int MaxTries = 60;
    private const int MaxBackoffMilliseconds = 50;
    private const string Kind = "Kind";
    private const string Subject = "Subject";

    /// <param name="rows">New rows of the same student, written in the same transaction or not at all.</param>
    public async Task<Appended> AppendAsync(
        string studentId,
        LedgerDraft draft,
        IReadOnlyList<TableEntity> rows,
        CancellationToken cancellation
    )
    {
        for (var tries = 1; ; tries++)
        {
            // The order matters: what is appended after this read of the head fails our transaction, so an entry that the
            // search does not find cannot come between.
            var head = await HeadAsync(studentId, cancellation);
            if (head is not null && await FindAsync(studentId, draft, cancellation) is { } standing)
                return new Appended(standing, New: false);
            var last = head is null ? null : StudentRowReader.From<LedgerEntry>(head);
            var entry = LedgerChain.Append(studentId, last, draft.Kind, draft.Subject, draft.At, draft.Detail);
            try
            {
                await table.SubmitTransactionAsync(Transaction(entry, head?.ETag, rows), cancellation);
                return new Appended(entry, New: true);
            }
            catch (TableTransactionFailedException error)
                when ((error.IsConflict() || error.IsConditionNotMet()) && tries < MaxTries)
            {
                await Task.Delay(Random.Shared.Next(MaxBackoffMilliseconds), cancellation);
            }
        }
    }

    public async Task<long> LengthAsync(string studentId, CancellationToken cancellation) =>
        await HeadAsync(studentId, cancellation) is { } head
            ? StudentRowReader.From<LedgerEntry>(head).Sequence + 1
            : 0;

    private async Task<TableEntity?> HeadAsync(string studentId, CancellationToken cancellation)
    {
        var head = await table.GetEntityIfExistsAsync<TableEntity>(
            studentId,
            StudentKeys.LedgerHead,
            cancellationToken: cancellation
        );
        return head.HasValue ? head.Value : null;
    }

    private async Task<LedgerEntry?> FindAsync(string studentId, LedgerDraft draft, CancellationToken cancellation)
    {
        var query = TableClient.CreateQueryFilter(
            $"PartitionKey eq {studentId} and RowKey ge {StudentKeys.LedgerPrefix} and RowKey lt {StudentKeys.LedgerHead} and Kind eq {draft.Kind} and Subject eq {draft.Subject}"
        );
        await foreach (var row in table.QueryAsync<TableEntity>(query, cancellationToken: cancellation))
            return StudentRowReader.From<LedgerEntry>(row);
        return null;
    }

    private static List<TableTransactionAction> Transaction(
        LedgerEntry entry,
        ETag? head,
        IReadOnlyList<TableEntity> rows
    )
    {
        var json = Encoding.UTF8.GetString(CoreJson.Serialize(entry));
        return
        [
            head is { } seen
                ? new(TableTransactionActionType.UpdateReplace, RowOf(StudentKeys.LedgerHead), seen)
                : new(TableTransactionActionType.Add, RowOf(StudentKeys.LedgerHead)),
            new(TableTransactionActionType.Add, RowOf(StudentKeys.Ledger(entry.Sequence))),
            .. rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)),
        ];

        TableEntity RowOf(string rowKey)
        {
            var row = new TableEntity(entry.StudentId, rowKey) { [Kind] = entry.Kind, [Subject] = entry.Subject };
            LargeJson.Put(row, json);
            return row;
        }
    }
}

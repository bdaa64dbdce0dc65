using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace CourseAI.Storage;

/// <summary>Which account of the identity provider is which student, in the table <c>Course</c>. A binding is made once and stays.</summary>
public sealed class RosterBindings
{
    private const string Partition = "bindings";

    private readonly TableClient _table;
    private readonly JsonRows _rows;

    internal RosterBindings(TableClient table) => (_table, _rows) = (table, new JsonRows(table));

    /// <param name="objectId">The provider's unchangeable id of the account.</param>
    /// <returns>Null: the account is bound to nobody.</returns>
    public async Task<string?> FindStudentAsync(string objectId, CancellationToken cancellation = default) =>
        (await _rows.FindAsync<Binding>(Partition, AccountKey(objectId), cancellation))?.StudentId;

    /// <summary>Binds both ways in one transaction, if neither is bound yet.</summary>
    /// <returns>False: the account is another student's, or the student has another account. A repeated binding is true.</returns>
    public async Task<bool> TryBindAsync(string objectId, string studentId, CancellationToken cancellation = default)
    {
        var binding = new Binding(objectId, studentId);
        try
        {
            await _table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, JsonRows.RowOf(Partition, AccountKey(objectId), binding)),
                    new(TableTransactionActionType.Add, JsonRows.RowOf(Partition, StudentKey(studentId), binding)),
                ],
                cancellation
            );
            return true;
        }
        catch (TableTransactionFailedException error) when (error.IsConflict())
        {
            return await _rows.FindAsync<Binding>(Partition, AccountKey(objectId), cancellation) == binding;
        }
    }

    /// <summary>Providers' ids may hold what keys refuse.</summary>
    private static string AccountKey(string objectId) =>
        "account-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(objectId)));

    private static string StudentKey(string studentId) => "student-" + studentId;

    private sealed record Binding(string ObjectId, string StudentId);
}

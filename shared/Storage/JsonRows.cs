using System.Text;
using Azure;
using Azure.Data.Tables;
using CourseAI.Core;

namespace CourseAI.Storage;

/// <summary>Small records of the table <c>Course</c>, one per row, as JSON.</summary>
internal sealed class JsonRows(TableClient table)
{
    public async Task PutAsync<T>(string partition, string rowKey, T value, CancellationToken cancellation) =>
        await table.UpsertEntityAsync(RowOf(partition, rowKey, value), TableUpdateMode.Replace, cancellation);

    public async Task<T?> FindAsync<T>(string partition, string rowKey, CancellationToken cancellation)
        where T : class
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, rowKey, cancellationToken: cancellation);
        return row.HasValue ? CoreJson.Deserialize<T>(LargeJson.Get(row.Value!)) : null;
    }

    /// <param name="before">Only rows whose key sorts before this one.</param>
    /// <param name="from">Only rows whose key sorts not before this one.</param>
    /// <returns>By row key.</returns>
    public async Task<IReadOnlyList<(string RowKey, T Value)>> ListAsync<T>(
        string partition,
        CancellationToken cancellation,
        string? before = null,
        string? from = null
    )
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (before is not null)
            query += " and " + TableClient.CreateQueryFilter($"RowKey lt {before}");
        if (from is not null)
            query += " and " + TableClient.CreateQueryFilter($"RowKey ge {from}");
        var found = new List<(string, T)>();
        await foreach (var row in table.QueryAsync<TableEntity>(query, cancellationToken: cancellation))
            found.Add((row.RowKey, CoreJson.Deserialize<T>(LargeJson.Get(row))));
        return found;
    }

    public async Task RemoveAsync(string partition, string rowKey, CancellationToken cancellation)
    {
        try
        {
            await table.DeleteEntityAsync(partition, rowKey, ETag.All, cancellation);
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            // Somebody else removed it.
        }
    }

    public static TableEntity RowOf<T>(string partition, string rowKey, T value)
    {
        var row = new TableEntity(partition, rowKey);
        LargeJson.Put(row, Encoding.UTF8.GetString(CoreJson.Serialize(value)));
        return row;
    }
}

using System.Text;
using Azure;
using Azure.Data.Tables;
using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;

namespace CourseAI.Storage;

/// <summary>
/// The table <c>Students</c>: a partition per student, so that what belongs together is written in one transaction.
/// Rows: <c>attempt-…</c>, <c>declaration-…</c>, <c>score-…</c>, <c>decision-…</c>, <c>ledger-…</c>, <c>verdict</c>.
/// </summary>
public sealed class StudentTable
{
    private readonly TableClient _table;
    private readonly ArchiveBlobs _archive;
    private readonly ReportBlobs _reports;
    private readonly LedgerRows _ledger;
    private readonly StudentRowReader _reader;

    internal StudentTable(TableClient table, ArchiveBlobs archive, ReportBlobs reports)
    {
        (_table, _archive, _reports) = (table, archive, reports);
        _ledger = new LedgerRows(table);
        _reader = new StudentRowReader(archive, reports);
    }

    /// <summary>All rows of a student in one query (1,000 rows a request). A student of whom nothing is known has none.</summary>
    public async Task<StudentRows> ReadAsync(string studentId, CancellationToken cancellation = default)
    {
        var rows = new List<TableEntity>();
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {studentId}");
        await foreach (var row in _table.QueryAsync<TableEntity>(query, cancellationToken: cancellation))
            rows.Add(row);
        return await _reader.ReadAsync(studentId, rows, cancellation);
    }

    /// <summary>Every student of whom there is anything, one after the other, by id.</summary>
    public async IAsyncEnumerable<StudentRows> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (rows.Count > 0 && rows[0].PartitionKey != row.PartitionKey)
            {
                yield return await _reader.ReadAsync(rows[0].PartitionKey, rows, cancellation);
                rows.Clear();
            }
            rows.Add(row);
        }
        if (rows.Count > 0)
            yield return await _reader.ReadAsync(rows[0].PartitionKey, rows, cancellation);
    }

    /// <summary>Every student's verdict, by student id, without the evidence.</summary>
    public async IAsyncEnumerable<StoredVerdict> ReadVerdictsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var query = TableClient.CreateQueryFilter($"RowKey eq {StudentKeys.Verdict}");
        await foreach (var row in _table.QueryAsync<TableEntity>(query, cancellationToken: cancellation))
            yield return await _reader.ReadVerdictAsync(row, cancellation);
    }

    public async Task<Freshness> ReadFreshnessAsync(string studentId, CancellationToken cancellation = default)
    {
        var length = await _ledger.LengthAsync(studentId, cancellation);
        string[] columns = [StudentKeys.LedgerLength];
        var verdict = await _table.GetEntityIfExistsAsync<TableEntity>(
            studentId,
            StudentKeys.Verdict,
            columns,
            cancellation
        );
        return new Freshness(length, verdict.HasValue ? verdict.Value!.GetInt64(StudentKeys.LedgerLength) : null);
    }

    public async Task<bool> HasEvidenceAsync(
        string studentId,
        string attemptId,
        CancellationToken cancellation = default
    )
    {
        string[] columns = ["RowKey"];
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            studentId,
            StudentKeys.Attempt(attemptId, revision: 1),
            columns,
            cancellation
        );
        return row.HasValue;
    }

    /// <summary>
    /// Writes a declaration, which is never changed afterwards, and reads back when storage took it. Called again with the same
    /// upload id, it answers with the declaration that stands.
    /// </summary>
    public async Task<Declaration> DeclareAsync(
        string studentId,
        string uploadId,
        string partId,
        string fileName,
        long size,
        string sha256,
        CancellationToken cancellation = default
    )
    {
        var row = new TableEntity(studentId, StudentKeys.Declaration(uploadId))
        {
            ["PartId"] = partId,
            ["FileName"] = fileName,
            ["Size"] = size,
            ["Sha256"] = sha256,
        };
        try
        {
            await _table.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException error) when (error.IsConflict())
        {
            // Upload ids are unguessable and used once: this is our own insert, sent again after a lost answer.
        }
        return await FindDeclarationAsync(studentId, uploadId, cancellation)
            ?? throw new InvalidDataException($"declaration {uploadId} was written and is not there");
    }

    /// <returns>Null when the student made no such declaration.</returns>
    public async Task<Declaration?> FindDeclarationAsync(
        string studentId,
        string uploadId,
        CancellationToken cancellation = default
    )
    {
        if (!RowId.IsPossible(uploadId))
            return null;
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            studentId,
            StudentKeys.Declaration(uploadId),
            cancellationToken: cancellation
        );
        return row.HasValue ? StudentRowReader.DeclarationFrom(row.Value!) : null;
    }

    /// <summary>Appends to the ledger, once per (kind, subject).</summary>
    public Task<Appended> AppendAsync(string studentId, LedgerDraft entry, CancellationToken cancellation = default) =>
        _ledger.AppendAsync(studentId, entry, [], cancellation);

    /// <summary>Writes evidence and its ledger entry in one transaction; evidence that stands already stays.</summary>
    public async Task<Appended> AddEvidenceAsync(
        AttemptEvidence evidence,
        LedgerDraft entry,
        CancellationToken cancellation = default
    )
    {
        var row = new TableEntity(evidence.StudentId, StudentKeys.Attempt(evidence.AttemptId, evidence.Revision));
        var bytes = CoreJson.Serialize(evidence);
        var json = Encoding.UTF8.GetString(bytes);
        if (LargeJson.Fits(json))
            LargeJson.Put(row, json);
        else
        {
            var folder = $"{evidence.StudentId}/{evidence.PartId}/{evidence.AttemptId}/";
            var blobName = $"{folder}~evidence-{StudentKeys.ShortHash(bytes)}.json";
            await _archive.WriteEvidenceAsync(blobName, bytes, cancellation);
            LargeJson.PutBlobName(row, blobName);
        }
        return await _ledger.AppendAsync(evidence.StudentId, entry, [row], cancellation);
    }

    public Task<Appended> AddScoreAsync(
        string studentId,
        Score score,
        LedgerDraft entry,
        CancellationToken cancellation = default
    ) =>
        _ledger.AppendAsync(
            studentId,
            entry,
            [RowOf(studentId, StudentKeys.Score(score), CoreJson.Serialize(score))],
            cancellation
        );

    public Task<Appended> AddDecisionAsync(
        string studentId,
        Decision decision,
        LedgerDraft entry,
        CancellationToken cancellation = default
    ) =>
        _ledger.AppendAsync(
            studentId,
            entry,
            [RowOf(studentId, StudentKeys.Decision(decision), CoreJson.Serialize(decision))],
            cancellation
        );

    /// <summary>Writes a verdict unless the one that stands was made from a longer ledger.</summary>
    /// <returns>False: a longer ledger's verdict stands, and stays.</returns>
    public async Task<bool> WriteVerdictAsync(StoredVerdict verdict, CancellationToken cancellation = default)
    {
        var studentId = verdict.Verdict.StudentId;
        var row = await VerdictRowAsync(studentId, verdict, cancellation);
        while (true)
        {
            string[] columns = [StudentKeys.LedgerLength];
            var standing = await _table.GetEntityIfExistsAsync<TableEntity>(
                studentId,
                StudentKeys.Verdict,
                columns,
                cancellation
            );
            if (standing.HasValue && standing.Value!.GetInt64(StudentKeys.LedgerLength) > verdict.LedgerLength)
                return false;
            try
            {
                if (standing.HasValue)
                    await _table.UpdateEntityAsync(row, standing.Value!.ETag, TableUpdateMode.Replace, cancellation);
                else
                    await _table.AddEntityAsync(row, cancellation);
                return true;
            }
            catch (RequestFailedException error) when (error.IsConflict() || error.IsConditionNotMet())
            {
                // Another writer came between: look at what stands there now.
            }
        }
    }

    private async Task<TableEntity> VerdictRowAsync(
        string studentId,
        StoredVerdict verdict,
        CancellationToken cancellation
    )
    {
        var row = new TableEntity(studentId, StudentKeys.Verdict)
        {
            [StudentKeys.LedgerLength] = verdict.LedgerLength,
            [StudentKeys.InputsHash] = verdict.InputsHash,
            [StudentKeys.RulesHash] = verdict.RulesHash,
        };
        var bytes = CoreJson.Serialize(verdict.Verdict);
        var json = Encoding.UTF8.GetString(bytes);
        if (LargeJson.Fits(json))
            LargeJson.Put(row, json);
        else
        {
            var blobName = $"{studentId}/~verdict-{StudentKeys.ShortHash(bytes)}.json";
            await _reports.WriteVerdictAsync(blobName, bytes, cancellation);
            LargeJson.PutBlobName(row, blobName);
        }
        return row;
    }

    private static TableEntity RowOf(string studentId, string rowKey, byte[] json)
    {
        var row = new TableEntity(studentId, rowKey);
        LargeJson.Put(row, Encoding.UTF8.GetString(json));
        return row;
    }
}

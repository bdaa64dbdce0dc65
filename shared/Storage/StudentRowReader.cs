using Azure.Data.Tables;
using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Core.Ledgers;

namespace CourseAI.Storage;

/// <summary>Turns a student's table rows into records.</summary>
internal sealed class StudentRowReader(ArchiveBlobs archive, ReportBlobs reports)
{
    public async Task<StudentRows> ReadAsync(
        string studentId,
        IReadOnlyList<TableEntity> rows,
        CancellationToken cancellation
    )
    {
        var evidence = new List<AttemptEvidence>();
        foreach (var row in WithPrefix(rows, StudentKeys.AttemptPrefix))
            evidence.Add(await EvidenceFromAsync(row, cancellation));
        var verdict = rows.FirstOrDefault(row => row.RowKey == StudentKeys.Verdict);
        return new StudentRows(studentId)
        {
            Declarations =
            [
                .. WithPrefix(rows, StudentKeys.DeclarationPrefix)
                    .Select(DeclarationFrom)
                    .OrderBy(declaration => declaration.At),
            ],
            Evidence =
            [
                .. evidence
                    .OrderBy(one => one.Arrived)
                    .ThenBy(one => one.AttemptId, StringComparer.Ordinal)
                    .ThenBy(one => one.Revision),
            ],
            Scores = [.. WithPrefix(rows, StudentKeys.ScorePrefix).Select(From<Score>).OrderBy(score => score.At)],
            Decisions =
            [
                .. WithPrefix(rows, StudentKeys.DecisionPrefix).Select(From<Decision>).OrderBy(decision => decision.At),
            ],
            Ledger =
            [
                .. WithPrefix(rows, StudentKeys.LedgerPrefix)
                    .Where(row => row.RowKey != StudentKeys.LedgerHead)
                    .Select(From<LedgerEntry>)
                    .OrderBy(entry => entry.Sequence),
            ],
            Verdict = verdict is null ? null : await ReadVerdictAsync(verdict, cancellation),
        };
    }

    public async Task<StoredVerdict> ReadVerdictAsync(TableEntity row, CancellationToken cancellation)
    {
        var json = LargeJson.BlobName(row) is { } blobName
            ? await reports.ReadVerdictAsync(blobName, cancellation)
            : LargeJson.Get(row);
        return new StoredVerdict(
            CoreJson.Deserialize<Verdict>(json),
            row.GetString(StudentKeys.InputsHash),
            row.GetString(StudentKeys.RulesHash),
            row.GetInt64(StudentKeys.LedgerLength)!.Value
        );
    }

    public static Declaration DeclarationFrom(TableEntity row) =>
        new(
            row.RowKey[StudentKeys.DeclarationPrefix.Length..],
            row.GetString("PartId"),
            row.GetString("FileName"),
            row.GetInt64("Size")!.Value,
            row.GetString("Sha256"),
            StorageTime.ToInstant(row.Timestamp)
        );

    public static T From<T>(TableEntity row) => CoreJson.Deserialize<T>(LargeJson.Get(row));

    private async Task<AttemptEvidence> EvidenceFromAsync(TableEntity row, CancellationToken cancellation) =>
        LargeJson.BlobName(row) is { } blobName
            ? CoreJson.Deserialize<AttemptEvidence>(await archive.ReadEvidenceAsync(blobName, cancellation))
            : From<AttemptEvidence>(row);

    private static IEnumerable<TableEntity> WithPrefix(IReadOnlyList<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}

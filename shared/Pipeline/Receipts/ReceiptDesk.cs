using CourseAI.Core.Evidence;
using CourseAI.Core.Ledgers;
using CourseAI.Core.Receipts;
using CourseAI.Pipeline.Courses;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Receipts;

/// <summary>Issues receipts: signed once, stored, and from then on only handed out.</summary>
public sealed class ReceiptDesk(CourseStorage storage, CourseBook book, ReceiptSigner signer, PublicAddress address)
{
    /// <summary>States that the server was told these bytes at the declaration's time. Asked again, the same receipt comes back.</summary>
    /// <param name="entry">The ledger's entry of the declaration.</param>
    public Task<StoredReceipt> IssueDeclaredAsync(
        string studentId,
        Declaration declaration,
        LedgerEntry entry,
        CancellationToken cancellation = default
    ) =>
        IssueAsync(
            declaration.UploadId,
            courseId => new ReceiptClaims
            {
                Kind = ReceiptKind.Declared,
                Issuer = address.Issuer,
                KeyId = signer.KeyId,
                CourseId = courseId,
                StudentId = studentId,
                PartId = declaration.PartId,
                FileName = declaration.FileName,
                Size = declaration.Size,
                Sha256 = declaration.Sha256,
                DeclaredAt = declaration.At,
                UploadId = declaration.UploadId,
                LedgerHash = entry.Hash,
            },
            cancellation
        );

    /// <summary>States that the bytes are archived. Asked again, the same receipt comes back.</summary>
    /// <param name="entry">The ledger's entry of the arrival.</param>
    public Task<StoredReceipt> IssueReceivedAsync(
        AttemptEvidence evidence,
        LedgerEntry entry,
        CancellationToken cancellation = default
    ) =>
        IssueAsync(
            evidence.AttemptId,
            courseId => new ReceiptClaims
            {
                Kind = ReceiptKind.Received,
                Issuer = address.Issuer,
                KeyId = signer.KeyId,
                CourseId = courseId,
                StudentId = evidence.StudentId,
                PartId = evidence.PartId,
                FileName = evidence.FileName,
                Size = evidence.Size,
                Sha256 = evidence.Sha256,
                ArrivedAt = evidence.Arrived,
                UploadId = evidence.UploadId,
                AttemptId = evidence.AttemptId,
                LedgerHash = entry.Hash,
            },
            cancellation
        );

    private async Task<StoredReceipt> IssueAsync(
        string id,
        Func<string, ReceiptClaims> claims,
        CancellationToken cancellation
    )
    {
        if (await storage.Receipts.FindAsync(id, cancellation) is { } standing)
            return standing;
        var rules = await book.ReadAsync(cancellation);
        var signed = claims(rules.Course.Id);
        return await storage.Receipts.KeepAsync(
            new StoredReceipt(id, signed.StudentId, signer.Sign(signed)),
            cancellation
        );
    }
}

using CourseAI.Core;
using CourseAI.Core.Receipts;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace CourseAI.Pipeline.Receipts;

public sealed record KeySet(IReadOnlyList<PublicKey> Keys);

/// <param name="Receipt">The JWS as it was signed.</param>
/// <param name="Valid">The signature fits a key of this server.</param>
public sealed record ReceiptAnswer(string? Receipt, bool Valid, ReceiptClaims? Claims, Text? Problem);

/// <summary>Shows and verifies receipts to whoever has one, or its id.</summary>
public sealed class ReceiptView(CourseStorage storage, CourseBook book, ReceiptSigner signer)
{
    /// <summary>A JSON Web Key Set (RFC 7517): with it anyone can verify a receipt without this server.</summary>
    public KeySet Keys => new(signer.PublicKeys);

    /// <exception cref="RefusalException">404.</exception>
    public async Task<ReceiptAnswer> FindAsync(string id, CancellationToken cancellation)
    {
        var stored =
            await storage.Receipts.FindAsync(id, cancellation)
            ?? throw new RefusalException(
                StatusCodes.Status404NotFound,
                "unknown-receipt",
                new Text("이 번호의 영수증이 없습니다.", "There is no receipt of this number.")
            );
        return await VerifyAsync(stored.Jws);
    }

    public async Task<ReceiptAnswer> VerifyAsync(string receipt)
    {
        var check = await signer.VerifyAsync(receipt);
        return new ReceiptAnswer(check.Valid ? receipt.Trim() : null, check.Valid, check.Claims, check.Problem);
    }

    public async Task<IResult> PageAsync(string id, CancellationToken cancellation)
    {
        var stored = await storage.Receipts.FindAsync(id, cancellation);
        var check = stored is null ? null : await signer.VerifyAsync(stored.Jws);
        var rules = await book.FindAsync(cancellation);
        return ReceiptPage.Show(check, stored?.Jws, rules?.Course.TimeZone ?? DateTimeZone.Utc);
    }
}

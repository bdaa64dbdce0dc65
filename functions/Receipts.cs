using CourseAI.Pipeline.Receipts;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>Calls of anyone who holds a receipt or its number.</summary>
public sealed class Receipts(Door door, ReceiptView receipts)
{
    /// <summary>Ids have 26 characters; without the constraint this route would swallow <c>receipts/keys</c>.</summary>
    [Function(nameof(GetReceipt))]
    public Task<IResult> GetReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/receipts/{id:length(26)}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) => door.Anyone(request, async () => Json.Ok(await receipts.FindAsync(id, cancellation)));

    [Function(nameof(GetReceiptKeys))]
    public Task<IResult> GetReceiptKeys(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/receipts/keys")] HttpRequest request
    ) => door.Anyone(request, () => Task.FromResult(Json.Ok(receipts.Keys)));

    /// <summary>The body is the receipt itself, as text.</summary>
    [Function(nameof(VerifyReceipt))]
    public Task<IResult> VerifyReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/receipts/verify")] HttpRequest request,
        CancellationToken cancellation
    ) =>
        door.Anyone(
            request,
            async () =>
                Json.Ok(
                    await receipts.VerifyAsync(await Body.TextAsync(request, ReceiptSigner.MaxLength, cancellation))
                )
        );

    /// <summary>Where a report's QR code leads.</summary>
    [Function(nameof(ShowReceipt))]
    public Task<IResult> ShowReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "r/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) => door.Anyone(request, () => receipts.PageAsync(id, cancellation));
}

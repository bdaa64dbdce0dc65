using NodaTime;

namespace CourseAI.Core.Ledgers;

/// <summary>
/// One link of a student's chain. <see cref="Hash"/> is the SHA-256 (lower-case hex) of the canonical JSON of all other
/// fields, <see cref="Previous"/> included, so that no entry can be changed, dropped or moved unseen.
/// </summary>
/// <param name="Sequence">From 0, without gaps.</param>
/// <param name="Kind">A constant of <see cref="LedgerKinds"/>.</param>
/// <param name="Subject">What happened to what: an attempt, upload or part id. (Kind, Subject) happens once, which makes appending idempotent.</param>
/// <param name="At">Storage's time of the event where storage saw it; else the server's.</param>
/// <param name="Detail">Flat facts, keys in ordinal order.</param>
/// <param name="Previous">Hash of the entry before; 64 zeros for the first.</param>
public sealed record LedgerEntry(
    long Sequence,
    string StudentId,
    string Kind,
    string Subject,
    Instant At,
    IReadOnlyDictionary<string, string> Detail,
    string Previous,
    string Hash
);

public static class LedgerKinds
{
    public const string Declared = "declared";
    public const string Received = "received";

    /// <summary>A version was overwritten before it could be archived.</summary>
    public const string Overwritten = "overwritten";
    public const string InspectedAgain = "inspected-again";
    public const string DeclarationLapsed = "declaration-lapsed";
    public const string Scored = "scored";
    public const string Decided = "decided";

    /// <summary>Course, roster or extensions changed and the verdict was computed again.</summary>
    public const string Regraded = "regraded";
    public const string Assigned = "assigned";

    /// <summary>An attempt or report failed repeatedly and waits for an operator.</summary>
    public const string NeedsAttention = "needs-attention";
}

using NodaTime;

namespace CourseAI.Core.Receipts;

public enum ReceiptKind
{
    /// <summary>The server was told this hash at this time; no file has come yet.</summary>
    Declared,

    /// <summary>The bytes are archived.</summary>
    Received,
}

/// <summary>What a receipt states. It is signed once, stored, and never signed again.</summary>
public sealed record ReceiptClaims
{
    public required ReceiptKind Kind { get; init; }

    /// <summary>The deployment's base URL.</summary>
    public required string Issuer { get; init; }

    /// <summary>Id of the key that signs, by which the public key is found.</summary>
    public required string KeyId { get; init; }

    public required string CourseId { get; init; }

    public required string StudentId { get; init; }

    public required string PartId { get; init; }

    /// <summary>In NFC.</summary>
    public required string FileName { get; init; }

    public required long Size { get; init; }

    /// <summary>64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Storage's time of the declaration; null on a received receipt without one.</summary>
    public Instant? DeclaredAt { get; init; }

    /// <summary>Storage's time of the file; null on a declared receipt.</summary>
    public Instant? ArrivedAt { get; init; }

    /// <summary>The declaration; null when the file came without one.</summary>
    public string? UploadId { get; init; }

    /// <summary>Null on a declared receipt.</summary>
    public string? AttemptId { get; init; }

    /// <summary>Hash of the ledger entry that this receipt stands for: it witnesses the chain up to there.</summary>
    public required string LedgerHash { get; init; }
}

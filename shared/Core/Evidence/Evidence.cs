using NodaTime;

namespace CourseAI.Core.Evidence;

/// <summary>
/// What inspection measured of one attempt. Facts, no judgement; immutable once written. Inspecting again adds
/// evidence with a higher <see cref="Revision"/>, of which the newest is graded.
/// </summary>
public sealed record AttemptEvidence
{
    /// <summary>Derived from blob name and ETag by <see cref="AttemptId"/>: the same event twice is the same attempt.</summary>
    public required string AttemptId { get; init; }

    public required string StudentId { get; init; }

    public required string PartId { get; init; }

    /// <summary>As the student named it, in NFC; may contain <c>/</c>. For the kind <c>images</c> this is the slot.</summary>
    public required string FileName { get; init; }

    /// <summary>The declaration whose slot the file came through; null for the storage-portal door.</summary>
    public string? UploadId { get; init; }

    public required long Size { get; init; }

    /// <summary>64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Last-Modified of the very version that was archived: storage's clock.</summary>
    public required Instant Arrived { get; init; }

    /// <summary>Name and version of the inspector that made this.</summary>
    public required string Inspector { get; init; }

    /// <summary>1 for the first inspection.</summary>
    public int Revision { get; init; } = 1;

    public required Facts Facts { get; init; }
}

/// <summary>
/// A student's statement "I hand in these bytes". <see cref="At"/> is the storage timestamp of the insert-only row.
/// </summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record Declaration(string UploadId, string PartId, string FileName, long Size, string Sha256, Instant At);

/// <summary>Points an instructor gave for a part; the newest of a part counts.</summary>
public sealed record Score(string PartId, decimal Points, string Comment, string By, Instant At);

/// <summary>An instructor's decision on a finding that needs a person (or was wrong); the newest per rule and part counts.</summary>
/// <param name="Accepted">True: taken as satisfied, with no deduction; false: taken as violated.</param>
/// <param name="Deduction">Points off when not accepted.</param>
public sealed record Decision(
    string Rule,
    string PartId,
    bool Accepted,
    decimal Deduction,
    string Comment,
    string By,
    Instant At
);

using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using NodaTime;

namespace CourseAI.Core.Deadlines;

/// <summary>What the gate made of one file.</summary>
/// <param name="CountedAt">The declaration's time when one counts, else the file's arrival; never later than the arrival.</param>
/// <param name="Declared">Time of the declaration that counts; null when none does.</param>
/// <param name="Declaration">The one that counts; otherwise the one whose slot the file came through, if it is known.</param>
public sealed record Gate(Instant CountedAt, Instant? Declared, GateReason Reason, Declaration? Declaration);

public enum GateReason
{
    /// <summary>No declaration speaks of this file (one request without a digest, or the storage portal): it counts at its arrival.</summary>
    NotDeclared,

    /// <summary>A declaration speaks of exactly these bytes and its window was open.</summary>
    Declared,

    /// <summary>Came through a declaration's slot with another hash or size.</summary>
    OtherBytes,

    /// <summary>Came through the slot of a declaration for another part or, for pictures, another file name.</summary>
    OtherSlot,

    /// <summary>Came through a declaration's slot after its transfer window.</summary>
    TooLate,

    /// <summary>Came before the declaration whose slot it came through, which only a clock of storage gone wrong can do.</summary>
    BeforeDeclaration,
}

/// <summary>
/// Decides at which time a file counts, for every door alike. All times are storage's: a declaration's is the timestamp of
/// its insert-only row, a file's the Last-Modified of the version that was archived.
/// </summary>
public static class DeadlineGate
{
    /// <summary>How many open declarations a student may have per part.</summary>
    public const int MaxOpenPerPart = 20;

    /// <summary>
    /// The earliest declaration that speaks of these bytes and was open when they arrived gives its time, whichever door
    /// they came through; without one the file counts at its arrival.
    /// </summary>
    public static Gate Judge(Course course, IReadOnlyList<Declaration> ofStudent, AttemptEvidence evidence)
    {
        var fulfilled = ofStudent
            .Where(declaration => IsFulfilledBy(course, declaration, evidence))
            .OrderBy(declaration => declaration.At)
            .ThenBy(declaration => declaration.UploadId, StringComparer.Ordinal)
            .FirstOrDefault();
        if (fulfilled is not null)
            return new Gate(Instant.Min(fulfilled.At, evidence.Arrived), fulfilled.At, GateReason.Declared, fulfilled);
        if (evidence.UploadId is null)
            return new Gate(evidence.Arrived, null, GateReason.NotDeclared, null);
        var own = ofStudent.FirstOrDefault(declaration => declaration.UploadId == evidence.UploadId);
        return new Gate(evidence.Arrived, null, WhyNot(course, own, evidence), own);
    }

    /// <summary>Last instant, inclusive, at which the declared bytes may arrive.</summary>
    public static Instant WindowEnd(Course course, Declaration declaration) => declaration.At + course.TransferWindow;

    /// <summary>The declared bytes have not come, and may still come.</summary>
    public static bool IsOpen(
        Course course,
        Declaration declaration,
        IEnumerable<AttemptEvidence> evidence,
        Instant at
    ) => at <= WindowEnd(course, declaration) && !evidence.Any(file => IsFulfilledBy(course, declaration, file));

    /// <summary>
    /// The window ended without the declared bytes. Evidence may lag behind arrival: ask only when every file that arrived
    /// within the window has been inspected.
    /// </summary>
    public static bool IsLapsed(
        Course course,
        Declaration declaration,
        IEnumerable<AttemptEvidence> evidence,
        Instant at
    ) => at > WindowEnd(course, declaration) && !evidence.Any(file => IsFulfilledBy(course, declaration, file));

    /// <summary>Same part, same SHA-256 and size (for pictures also the same file name), arrived while it was open.</summary>
    public static bool IsFulfilledBy(Course course, Declaration declaration, AttemptEvidence evidence) =>
        SameSlot(course, declaration, evidence)
        && SameBytes(declaration, evidence)
        && WholeSecond(declaration.At) <= evidence.Arrived
        && evidence.Arrived <= WindowEnd(course, declaration);

    private static GateReason WhyNot(Course course, Declaration? own, AttemptEvidence evidence)
    {
        if (own is null)
            return GateReason.NotDeclared;
        if (evidence.Arrived < WholeSecond(own.At))
            return GateReason.BeforeDeclaration;
        if (!SameSlot(course, own, evidence))
            return GateReason.OtherSlot;
        return SameBytes(own, evidence) ? GateReason.TooLate : GateReason.OtherBytes;
    }

    /// <summary>A row's timestamp has fractions of a second, a blob's Last-Modified has not: a file that follows at once seems earlier.</summary>
    private static Instant WholeSecond(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static bool SameBytes(Declaration declaration, AttemptEvidence evidence) =>
        declaration.Size == evidence.Size
        && declaration.Sha256.Equals(evidence.Sha256, StringComparison.OrdinalIgnoreCase);

    private static bool SameSlot(Course course, Declaration declaration, AttemptEvidence evidence) =>
        declaration.PartId == evidence.PartId
        && (
            course.FindPart(evidence.PartId) is not ImagesPart
            || ComposedForm.Of(declaration.FileName) == ComposedForm.Of(evidence.FileName)
        );
}

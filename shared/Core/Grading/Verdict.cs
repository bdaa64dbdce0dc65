using NodaTime;

namespace CourseAI.Core.Grading;

/// <summary>
/// All findings and points of one student: a pure function of course, roster entry, extensions, declarations, evidence,
/// scores and decisions. Never contains "now".
/// </summary>
public sealed record Verdict
{
    public required string CourseId { get; init; }

    public required string CourseVersion { get; init; }

    public required string StudentId { get; init; }

    /// <summary>In the course's order, every part once.</summary>
    public required IReadOnlyList<PartVerdict> Parts { get; init; }

    /// <summary>Sum of the parts' points; parts still to be marked add nothing.</summary>
    public required decimal Points { get; init; }

    /// <summary>Sum of the parts' worth.</summary>
    public required decimal MaxPoints { get; init; }

    /// <summary>Some finding needs a person, or some part is to be marked.</summary>
    public required bool NeedsPerson { get; init; }

    /// <summary>Some counted or newest file could not be inspected.</summary>
    public required bool NeedsAttention { get; init; }
}

public sealed record PartVerdict
{
    public required string PartId { get; init; }

    public required Text Title { get; init; }

    public required PartState State { get; init; }

    /// <summary>The due date that applied to this student, with any extension.</summary>
    public required Instant Due { get; init; }

    /// <summary>Work that counts after this earns nothing; null: there is no cut-off.</summary>
    public Instant? CutOff { get; init; }

    /// <summary>True when an extension moved <see cref="Due"/>.</summary>
    public required bool Extended { get; init; }

    /// <summary>The time at which the counted work counts; null when nothing was handed in.</summary>
    public Instant? CountedAt { get; init; }

    /// <summary>Every attempt in the order of the time it counts at; which ones are graded, and why.</summary>
    public required IReadOnlyList<AttemptVerdict> Attempts { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Of the pictures that are graded; null: no model looked at any. See <see cref="Evidence.Confidence.Tenths"/>.</summary>
    public IReadOnlyList<int>? ConfidenceTenths { get; init; }

    /// <summary>Before deductions: the part's worth or the instructor's score; null while to be marked.</summary>
    public decimal? Base { get; init; }

    /// <summary>Sum of the findings' deductions.</summary>
    public required decimal Deduction { get; init; }

    /// <summary>0–100, taken off what is left after <see cref="Deduction"/>.</summary>
    public required decimal LatePercent { get; init; }

    /// <summary>What the part earns, two decimals; null while to be marked.</summary>
    public decimal? Points { get; init; }

    public required decimal MaxPoints { get; init; }
}

public enum PartState
{
    NotHandedIn,
    OnTime,
    Late,

    /// <summary>Everything came after the cut-off: it is kept and earns nothing.</summary>
    AfterCutOff,

    /// <summary>Files came, and none of them could be inspected.</summary>
    NeedsAttention,
}

/// <param name="CountedAt">The declaration's time if the gate accepted it, else the arrival.</param>
/// <param name="Reason">Why it is graded or not.</param>
public sealed record AttemptVerdict(
    string AttemptId,
    string FileName,
    long Size,
    string Sha256,
    Instant Arrived,
    Instant? Declared,
    Instant CountedAt,
    bool OnTime,
    bool Counts,
    Text Reason
);

/// <summary>One rule applied to evidence.</summary>
/// <param name="Rule">A constant of <see cref="RuleIds"/>.</param>
/// <param name="AttemptId">The attempt it speaks of; null when it speaks of the part.</param>
/// <param name="Next">What to do next; empty when satisfied.</param>
/// <param name="Deduction">Points off, 0 or more.</param>
public sealed record Finding(
    string Rule,
    string? AttemptId,
    Outcome Outcome,
    Text Title,
    Text Measured,
    Text Limit,
    Text Next,
    decimal Deduction
);

public enum Outcome
{
    Satisfied,
    Violated,
    NeedsPerson,
}

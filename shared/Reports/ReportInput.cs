using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;

namespace CourseAI.Reports;

/// <summary>All that a student's report is made from.</summary>
public sealed record ReportInput
{
    public required Course Course { get; init; }

    public required RosterEntry Student { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Of every attempt that the verdict names; of several revisions the highest is shown.</summary>
    public required IReadOnlyList<AttemptEvidence> Evidence { get; init; }

    public required string AppVersion { get; init; }

    /// <summary>SHA-256 by model name; null: those that the evidence names.</summary>
    public IReadOnlyDictionary<string, string>? ModelVersions { get; init; }

    /// <summary>Absolute address under which <c>/r/{attemptId}</c> shows and verifies a receipt.</summary>
    public required Uri ReceiptBase { get; init; }
}

using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;

namespace CourseAI.Reports;

/// <summary>All that a student's report is made from.</summary>
public sealed record ReportInput
{
    public required Course Course { get; init; }

    /// <summary>What the verdict was made from; of several revisions of evidence the highest is shown.</summary>
    public required StudentRecord Record { get; init; }

    public required Verdict Verdict { get; init; }

    public required string AppVersion { get; init; }

    /// <summary>SHA-256 by model name; null: those that the evidence names.</summary>
    public IReadOnlyDictionary<string, string>? ModelVersions { get; init; }

    /// <summary>Absolute address under which <c>/r/{attemptId}</c> shows and verifies a receipt.</summary>
    public required Uri ReceiptBase { get; init; }

    public RosterEntry Student => Record.Student;

    public IReadOnlyList<AttemptEvidence> Evidence => Record.Evidence;
}

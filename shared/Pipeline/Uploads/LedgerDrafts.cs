using System.Globalization;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Core.Ledgers;
using CourseAI.Storage;
using NodaTime;

namespace CourseAI.Pipeline.Uploads;

/// <summary>The entries that uploads leave in a ledger. The subject makes each happen once.</summary>
public static class LedgerDrafts
{
    public static LedgerDraft Declared(Declaration declaration) =>
        new(LedgerKinds.Declared, declaration.UploadId, declaration.At, DetailOf(declaration));

    public static LedgerDraft Lapsed(Declaration declaration, Instant windowEnd) =>
        new(LedgerKinds.DeclarationLapsed, declaration.UploadId, windowEnd, DetailOf(declaration));

    public static LedgerDraft Received(AttemptEvidence evidence) =>
        new(LedgerKinds.Received, evidence.AttemptId, evidence.Arrived, DetailOf(evidence));

    public static LedgerDraft InspectedAgain(AttemptEvidence evidence, string by, Instant at)
    {
        var detail = DetailOf(evidence);
        detail["by"] = by;
        detail["inspector"] = evidence.Inspector;
        detail["revision"] = evidence.Revision.ToString(CultureInfo.InvariantCulture);
        return new LedgerDraft(
            LedgerKinds.InspectedAgain,
            string.Create(CultureInfo.InvariantCulture, $"{evidence.AttemptId}-{evidence.Revision}"),
            at,
            detail
        );
    }

    /// <param name="attemptId">The id that the version would have had.</param>
    public static LedgerDraft Overwritten(string attemptId, UploadVersion lost, UploadOwner owner) =>
        new(
            LedgerKinds.Overwritten,
            attemptId,
            lost.Arrived,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["fileName"] = owner.FileName,
                ["part"] = owner.Part.Id,
                ["size"] = lost.Size.ToString(CultureInfo.InvariantCulture),
            }
        );

    public static LedgerDraft Assigned(UnrecognisedUpload upload, Assignment assignment) =>
        new(
            LedgerKinds.Assigned,
            upload.Id,
            assignment.At,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["by"] = assignment.By,
                ["name"] = upload.Name,
                ["part"] = assignment.PartId,
            }
        );

    /// <param name="subject">An attempt's id, or <c>report-…</c>.</param>
    public static LedgerDraft NeedsAttention(string subject, string reason, Instant at) =>
        new(
            LedgerKinds.NeedsAttention,
            subject,
            at,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason }
        );

    public static LedgerDraft Scored(Score score) =>
        new(
            LedgerKinds.Scored,
            NewSubject(),
            score.At,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["by"] = score.By,
                ["comment"] = score.Comment,
                ["part"] = score.PartId,
                ["points"] = score.Points.ToString(CultureInfo.InvariantCulture),
            }
        );

    public static LedgerDraft Decided(Decision decision) =>
        new(
            LedgerKinds.Decided,
            NewSubject(),
            decision.At,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["accepted"] = decision.Accepted ? "yes" : "no",
                ["by"] = decision.By,
                ["comment"] = decision.Comment,
                ["deduction"] = decision.Deduction.ToString(CultureInfo.InvariantCulture),
                ["part"] = decision.PartId,
                ["rule"] = decision.Rule,
            }
        );

    /// <summary>Two scores of the same points are two events, unlike two deliveries of one upload.</summary>
    private static string NewSubject() => Guid.NewGuid().ToString("N");

    private static Dictionary<string, string> DetailOf(Declaration declaration) =>
        new(StringComparer.Ordinal)
        {
            ["fileName"] = declaration.FileName,
            ["part"] = declaration.PartId,
            ["sha256"] = declaration.Sha256,
            ["size"] = declaration.Size.ToString(CultureInfo.InvariantCulture),
        };

    private static Dictionary<string, string> DetailOf(AttemptEvidence evidence)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fileName"] = evidence.FileName,
            ["part"] = evidence.PartId,
            ["sha256"] = evidence.Sha256,
            ["size"] = evidence.Size.ToString(CultureInfo.InvariantCulture),
        };
        if (evidence.UploadId is { } uploadId)
            detail["uploadId"] = uploadId;
        return detail;
    }
}

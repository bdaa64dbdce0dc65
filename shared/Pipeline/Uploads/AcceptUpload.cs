using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Receipts;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;

namespace CourseAI.Pipeline.Uploads;

public enum UploadOutcome
{
    /// <summary>Evidence, ledger entry and receipt stand, and the report is made or asked for.</summary>
    Received,

    /// <summary>Storage still copies; the sweep goes on from there.</summary>
    Copying,

    /// <summary>Kept, and shown to the instructor.</summary>
    Unrecognised,

    /// <summary>There is no such upload (any more).</summary>
    Gone,
}

/// <summary>
/// What happens when a file arrived, whichever door it came through. Run twice, twenty times at once, or again after a
/// crash at any place, it leaves one copy, one evidence and one ledger entry per version.
/// </summary>
public sealed class AcceptUpload(
    CourseStorage storage,
    CourseBook book,
    ArchiveUpload archive,
    InspectAttempt inspect,
    ReceiptDesk receipts,
    RequestReport requests,
    ILogger<AcceptUpload> log
)
{
    /// <summary>A larger file is not read: at some 100 MB/s a function would not end in time. Storage takes up to 190 TiB.</summary>
    public const long MaxReadBytes = 8L << 30;

    /// <param name="blobName">Name within <c>uploads</c>.</param>
    public async Task<UploadOutcome> RunAsync(string blobName, CancellationToken cancellation = default)
    {
        var rules = await FindRulesAsync(cancellation);
        while (true)
        {
            if (await storage.Uploads.FindAsync(blobName, cancellation) is not { } version)
                return UploadOutcome.Gone;
            var (owner, whyNot) = await FindOwnerAsync(rules, version, cancellation);
            if (owner is null)
                return await SetAsideAsync(version, whyNot!, cancellation);
            if (version.Size > MaxReadBytes)
                return await SetAsideAsync(version, TooLarge(version, owner), cancellation);
            var outcome = await RunVersionAsync(version, owner, cancellation);
            if (outcome != UploadOutcome.Gone)
                return outcome;
            // Overwritten meanwhile: the version that stands there now is the one to take.
        }
    }

    /// <summary>Takes exactly this version.</summary>
    /// <returns><see cref="UploadOutcome.Gone"/> when another one stands in its place by now, which the ledger tells then.</returns>
    public async Task<UploadOutcome> RunVersionAsync(
        UploadVersion version,
        UploadOwner owner,
        CancellationToken cancellation = default
    )
    {
        using var step = CourseTrace.Start("accept upload", version.Trace);
        var attemptId = AttemptId.From(version.Name, version.ETag);
        if (await storage.Students.HasEvidenceAsync(owner.Student.Id, attemptId, cancellation))
            return await FinishAsync(owner.Student.Id, attemptId, cancellation);
        return await archive.RunAsync(version, owner, cancellation) is { } copy
            ? await AcceptCopyAsync(copy, owner, cancellation)
            : UploadOutcome.Gone;
    }

    /// <summary>Goes on from an archived copy, whose upload may have been overwritten since.</summary>
    public async Task<UploadOutcome> ResumeAsync(ArchiveCopy copy, CancellationToken cancellation = default)
    {
        var assigned = new Assignment(copy.Name.StudentId, copy.Name.PartId, By: "", copy.Copied);
        var (owner, _) = UploadOwner.Of(await FindRulesAsync(cancellation), copy.UploadName, assigned);
        if (owner is null)
            return UploadOutcome.Unrecognised;
        if (await storage.Students.HasEvidenceAsync(owner.Student.Id, copy.Name.AttemptId, cancellation))
            return await FinishAsync(owner.Student.Id, copy.Name.AttemptId, cancellation);
        return await AcceptCopyAsync(copy, owner, cancellation);
    }

    private async Task<UploadOutcome> AcceptCopyAsync(
        ArchiveCopy copy,
        UploadOwner owner,
        CancellationToken cancellation
    )
    {
        if (copy.State != CopyState.Complete)
            return Told(copy, UploadOutcome.Copying);
        var evidence = await inspect.MeasureAsync(copy, owner, cancellation: cancellation);
        var entry = await inspect.RecordAsync(evidence, cancellation);
        await receipts.IssueReceivedAsync(evidence, entry, cancellation);
        await requests.RunAsync(owner.Student.Id, cancellation);
        return Told(copy, UploadOutcome.Received);
    }

    /// <summary>The evidence stands. Whoever wrote it may have been stopped right after: the rest is made good.</summary>
    private async Task<UploadOutcome> FinishAsync(string studentId, string attemptId, CancellationToken cancellation)
    {
        if (await storage.Receipts.FindAsync(attemptId, cancellation) is null)
        {
            var rows = await storage.Students.ReadAsync(studentId, cancellation);
            var evidence = rows.Evidence.First(one => one.AttemptId == attemptId && one.Revision == 1);
            var entry = LedgerDrafts.Received(evidence);
            var standing = await storage.Students.AppendAsync(studentId, entry, cancellation);
            await receipts.IssueReceivedAsync(evidence, standing.Entry, cancellation);
        }
        var fresh = await storage.Students.ReadFreshnessAsync(studentId, cancellation);
        if (fresh.VerdictLedgerLength is null || fresh.VerdictLedgerLength < fresh.LedgerLength)
            await requests.RunAsync(studentId, cancellation);
        return UploadOutcome.Received;
    }

    private async Task<(UploadOwner? Owner, Text? WhyNot)> FindOwnerAsync(
        CourseRules? rules,
        UploadVersion version,
        CancellationToken cancellation
    )
    {
        var (owner, whyNot) = UploadOwner.Of(rules, version.Name, assignment: null);
        if (owner is not null)
            return (owner, null);
        var attemptId = AttemptId.From(version.Name, version.ETag);
        var assignment = await storage.Unrecognised.FindAssignmentAsync(attemptId, cancellation);
        return assignment is null ? (null, whyNot) : UploadOwner.Of(rules, version.Name, assignment);
    }

    private async Task<UploadOutcome> SetAsideAsync(UploadVersion version, Text reason, CancellationToken cancellation)
    {
        var upload = UnrecognisedUpload.Of(version, reason);
        await storage.Unrecognised.PutAsync(upload, cancellation);
        PipelineLog.Unrecognised(log, upload.Id, reason.En);
        return UploadOutcome.Unrecognised;
    }

    /// <summary>Without readable rules nobody owns anything yet: uploads are set aside and picked up later.</summary>
    private async Task<CourseRules?> FindRulesAsync(CancellationToken cancellation)
    {
        try
        {
            return await book.FindAsync(cancellation);
        }
        catch (CourseNotReadyException)
        {
            return null;
        }
    }

    private static Text TooLarge(UploadVersion version, UploadOwner owner) =>
        new(
            $"{version.Size:N0}바이트는 읽기에 너무 큽니다. 이 항목은 {owner.Part.MaxBytes:N0}바이트까지 받습니다.",
            $"{version.Size:N0} bytes are too many to be read; this part takes up to {owner.Part.MaxBytes:N0}."
        );

    private UploadOutcome Told(ArchiveCopy copy, UploadOutcome outcome)
    {
        PipelineLog.Accepted(log, copy.Name.AttemptId, copy.Name.StudentId, outcome.ToString());
        return outcome;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Receipts;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Uploads;

/// <summary>Shows what failed every time: in the ledger, and as evidence that nothing could be measured. Nothing disappears.</summary>
public sealed class RecordPoison(
    CourseStorage storage,
    CourseBook book,
    ArchiveUpload archive,
    InspectAttempt inspect,
    ReceiptDesk receipts,
    RequestReport requests,
    CourseMetrics metrics,
    TimeProvider time,
    ILogger<RecordPoison> log
)
{
    private const string Failed = "inspection failed repeatedly; an operator must look at the log";

    /// <param name="body">
    /// What the host puts into <c>webjobs-blobtrigger-poison</c>: JSON with ContainerName, BlobName, ETag.
    /// </param>
    public async Task UploadAsync(string body, CancellationToken cancellation = default)
    {
        if (ReadMessage(body) is not { } message)
        {
            PipelineLog.UnknownPoison(log, body);
            return;
        }
        await GiveUpAsync(message.BlobName, AttemptId.From(message.BlobName, message.ETag), cancellation);
    }

    /// <summary>Shows one version of an upload as needing attention.</summary>
    /// <param name="blobName">Name within <c>uploads</c>.</param>
    /// <param name="attemptId">Tells which version.</param>
    public async Task GiveUpAsync(string blobName, string attemptId, CancellationToken cancellation = default)
    {
        var assignment = await storage.Unrecognised.FindAssignmentAsync(attemptId, cancellation);
        var (owner, whyNot) = UploadOwner.Of(await book.FindAsync(cancellation), blobName, assignment);
        if (owner is null)
        {
            if (await storage.Uploads.FindAsync(blobName, cancellation) is { } unowned)
                await storage.Unrecognised.PutAsync(UnrecognisedUpload.Of(unowned, whyNot!), cancellation);
            return;
        }

        metrics.GaveUp("upload");
        PipelineLog.NeedsAttention(log, attemptId, owner.Student.Id);
        var entry = LedgerDrafts.NeedsAttention(attemptId, Failed, Now);
        await storage.Students.AppendAsync(owner.Student.Id, entry, cancellation);
        if (!await storage.Students.HasEvidenceAsync(owner.Student.Id, attemptId, cancellation))
            await RecordUninspectableAsync(blobName, attemptId, owner, cancellation);
        await requests.RunAsync(owner.Student.Id, cancellation);
    }

    /// <param name="studentId">The message that <c>report-requests</c> gave up on.</param>
    public async Task ReportAsync(string studentId, CancellationToken cancellation = default)
    {
        if (!StudentId.IsValid(studentId))
        {
            PipelineLog.UnknownPoison(log, studentId);
            return;
        }
        metrics.GaveUp("report");
        PipelineLog.ReportNeedsAttention(log, studentId);
        var fresh = await storage.Students.ReadFreshnessAsync(studentId, cancellation);
        var subject = string.Create(CultureInfo.InvariantCulture, $"report-{fresh.LedgerLength}");
        var entry = LedgerDrafts.NeedsAttention(
            subject,
            "the report failed repeatedly; an operator must look at the log",
            Now
        );
        await storage.Students.AppendAsync(studentId, entry, cancellation);
        foreach (var waiting in await storage.Waiting.ListAsync(studentId, cancellation))
            await storage.Waiting.RemoveAsync(waiting, cancellation);
    }

    private async Task RecordUninspectableAsync(
        string blobName,
        string attemptId,
        UploadOwner owner,
        CancellationToken cancellation
    )
    {
        var name = ArchiveName.For(owner.Student.Id, owner.Part.Id, attemptId, owner.FileName);
        var copy = await storage.Archive.FindAsync(name, cancellation);
        if (copy is not { State: CopyState.Complete })
        {
            var version = await storage.Uploads.FindAsync(blobName, cancellation);
            // Another version stands there by now, which has an event of its own.
            if (version is null || AttemptId.From(version.Name, version.ETag) != attemptId)
                return;
            copy = await archive.RunAsync(version, owner, cancellation);
        }
        if (copy is not { State: CopyState.Complete })
            return;
        await using var stream = await storage.Archive.OpenReadAsync(copy, cancellation);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
        var facts = new Uninspectable(Obstacle.InspectionFailed, Failed);
        var evidence = InspectAttempt.EvidenceOf(copy, owner, new Inspected(facts, copy.Size, sha256), revision: 1);
        var entry = await inspect.RecordAsync(evidence, cancellation);
        await receipts.IssueReceivedAsync(evidence, entry, cancellation);
    }

    private static BlobPoison? ReadMessage(string body)
    {
        try
        {
            var message = JsonSerializer.Deserialize<BlobPoison>(body);
            return message is { ContainerName: "uploads", BlobName.Length: > 0, ETag: not null } ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Instant Now => time.GetCurrentInstant();

    private sealed record BlobPoison(string ContainerName, string BlobName, string ETag);
}

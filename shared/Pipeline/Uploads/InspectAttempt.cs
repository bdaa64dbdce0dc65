using CourseAI.Core.Evidence;
using CourseAI.Core.Ledgers;
using CourseAI.Inspection;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Uploads;

/// <summary>Measures an archived copy.</summary>
public sealed class InspectAttempt(CourseStorage storage, Inspector inspector, CourseMetrics metrics, TimeProvider time)
{
    /// <param name="copy">A complete copy.</param>
    /// <exception cref="IOException">Storage or the disk failed; what the file holds never throws.</exception>
    public async Task<AttemptEvidence> MeasureAsync(
        ArchiveCopy copy,
        UploadOwner owner,
        int revision = 1,
        CancellationToken cancellation = default
    )
    {
        using var step = CourseTrace.Start("inspect");
        var began = time.GetTimestamp();
        await using var stream = await storage.Archive.OpenReadAsync(copy, cancellation);
        var inspected = await inspector.InspectAsync(owner.Part, owner.FileName, stream, cancellation);
        metrics.Inspected(owner.Part, time.GetElapsedTime(began), inspected.Facts);
        return EvidenceOf(copy, owner, inspected, revision);
    }

    /// <summary>First evidence and its ledger entry, in one transaction. What stands already stays.</summary>
    public async Task<LedgerEntry> RecordAsync(AttemptEvidence evidence, CancellationToken cancellation = default)
    {
        var place = new AttemptPlace(evidence.AttemptId, evidence.StudentId, evidence.PartId);
        await storage.Attempts.PutAsync(place, cancellation);
        var entry = LedgerDrafts.Received(evidence);
        return (await storage.Students.AddEvidenceAsync(evidence, entry, cancellation)).Entry;
    }

    public static AttemptEvidence EvidenceOf(ArchiveCopy copy, UploadOwner owner, Inspected inspected, int revision) =>
        new()
        {
            AttemptId = copy.Name.AttemptId,
            StudentId = owner.Student.Id,
            PartId = owner.Part.Id,
            FileName = owner.FileName,
            UploadId = owner.UploadId,
            Size = inspected.Size,
            Sha256 = inspected.Sha256,
            Arrived = copy.Arrived,
            Inspector = Inspector.Version,
            Revision = revision,
            Facts = inspected.Facts,
        };
}

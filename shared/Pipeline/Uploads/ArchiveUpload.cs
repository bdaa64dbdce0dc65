using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;

namespace CourseAI.Pipeline.Uploads;

/// <summary>
/// Copies one version of an upload to where nobody can change it. Storage does the copying; whoever comes second finds the copy
/// that the first one made.
/// </summary>
public sealed class ArchiveUpload(CourseStorage storage, TimeProvider time, ILogger<ArchiveUpload> log)
{
    /// <summary>Beyond this the sweep looks again; a function must not wait for hours.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <returns>
    /// The copy, which may still be <see cref="CopyState.Pending"/>; null when another version stands at the name by now, which
    /// the ledger tells then.
    /// </returns>
    public async Task<ArchiveCopy?> RunAsync(
        UploadVersion version,
        UploadOwner owner,
        CancellationToken cancellation = default
    )
    {
        using var step = CourseTrace.Start("archive");
        var attemptId = AttemptId.From(version.Name, version.ETag);
        var name = ArchiveName.For(owner.Student.Id, owner.Part.Id, attemptId, owner.FileName);
        ArchiveCopy? failed = null;
        var deadline = time.GetUtcNow() + Patience;
        while (true)
        {
            if (await storage.Archive.StartCopyAsync(version, name, failed, cancellation) == CopyStart.SourceChanged)
            {
                // Said of a version that stands there still, it would be said again for ever.
                if ((await storage.Uploads.FindAsync(version.Name, cancellation))?.ETag == version.ETag)
                    throw new InvalidDataException($"storage does not copy attempt {attemptId}, which is there");
                PipelineLog.Overwritten(log, attemptId, owner.Student.Id);
                var entry = LedgerDrafts.Overwritten(attemptId, version, owner);
                await storage.Students.AppendAsync(owner.Student.Id, entry, cancellation);
                return null;
            }
            var copy = await WaitAsync(name, deadline, cancellation);
            if (copy.State != CopyState.Failed || time.GetUtcNow() >= deadline)
                return copy.State == CopyState.Failed ? copy with { State = CopyState.Pending } : copy;
            failed = copy;
        }
    }

    private async Task<ArchiveCopy> WaitAsync(ArchiveName name, DateTimeOffset deadline, CancellationToken cancellation)
    {
        for (var look = FirstLook; ; look = look < LongestLook ? look * 2 : LongestLook)
        {
            var copy =
                await storage.Archive.FindAsync(name, cancellation)
                ?? throw new InvalidDataException($"archive/{name} was copied and is not there");
            if (copy.State != CopyState.Pending || time.GetUtcNow() >= deadline)
                return copy;
            await Task.Delay(look, time, cancellation);
        }
    }
}

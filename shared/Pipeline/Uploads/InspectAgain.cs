using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Reporting;
using CourseAI.Storage;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Uploads;

/// <summary>Measures an archived attempt again, for example with a better model. The earlier evidence stays beside the new.</summary>
public sealed class InspectAgain(
    CourseStorage storage,
    CourseBook book,
    InspectAttempt inspect,
    RequestReport requests,
    TimeProvider time
)
{
    /// <returns>The new evidence; null when there is no such attempt, or its student or part is gone from the course.</returns>
    public async Task<AttemptEvidence?> RunAsync(string attemptId, string by, CancellationToken cancellation = default)
    {
        if (await storage.Attempts.FindAsync(attemptId, cancellation) is not { } place)
            return null;
        var rules = await book.ReadAsync(cancellation);
        var rows = await storage.Students.ReadAsync(place.StudentId, cancellation);
        var newest = rows.Evidence.LastOrDefault(evidence => evidence.AttemptId == attemptId);
        if (
            newest is null
            || rules.FindStudent(place.StudentId) is not { } student
            || rules.Course.FindPart(place.PartId) is not { } part
        )
            return null;

        var owner = new UploadOwner(student, part, newest.FileName, newest.UploadId);
        var name = ArchiveName.For(student.Id, part.Id, attemptId, newest.FileName);
        var copy =
            await storage.Archive.FindAsync(name, cancellation)
            ?? throw new InvalidDataException($"archive/{name} has evidence and is not there");
        var evidence = await inspect.MeasureAsync(copy, owner, newest.Revision + 1, cancellation);
        var entry = LedgerDrafts.InspectedAgain(evidence, by, time.GetCurrentInstant());
        await requests.AfterAsync(
            student.Id,
            () => storage.Students.AddEvidenceAsync(evidence, entry, cancellation),
            cancellation
        );
        return evidence;
    }
}

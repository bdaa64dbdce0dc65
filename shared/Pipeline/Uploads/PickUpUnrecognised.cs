using CourseAI.Pipeline.Courses;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Uploads;

/// <summary>Takes up uploads that nobody owned, once the roster, the course or the instructor says whose they are.</summary>
public sealed class PickUpUnrecognised(
    CourseStorage storage,
    CourseBook book,
    AcceptUpload accept,
    TimeProvider time,
    ILogger<PickUpUnrecognised> log
)
{
    /// <returns>How many found their owner.</returns>
    /// <exception cref="CourseNotReadyException">Course, roster or extensions cannot be read.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var pickedUp = 0;
        var rules = await book.FindAsync(cancellation);
        var assignments = await storage.Unrecognised.ListAssignmentsAsync(cancellation);
        foreach (var upload in await storage.Unrecognised.ListAsync(cancellation))
        {
            try
            {
                if (await TryPickUpAsync(rules, upload, assignments.GetValueOrDefault(upload.Id), cancellation))
                    pickedUp++;
            }
#pragma warning disable CA1031 // One that fails stays in the list, and must not keep the others in it.
            catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
            {
                PipelineLog.PickUpFailed(log, error, upload.Id);
            }
        }
        return pickedUp;
    }

    /// <summary>Gives an unrecognised upload to a student, by the instructor's word.</summary>
    /// <param name="id">Of <see cref="UnrecognisedUpload"/>.</param>
    /// <returns>False: there is no such unrecognised upload, or the student or part that it was given to does not exist.</returns>
    public async Task<bool> AssignAsync(
        string id,
        string studentId,
        string partId,
        string by,
        CancellationToken cancellation = default
    )
    {
        var rules = await book.FindAsync(cancellation);
        if (await storage.Unrecognised.FindAsync(id, cancellation) is not { } upload)
            return false;
        var assignment = new Assignment(studentId, partId, by, time.GetCurrentInstant());
        if (UploadOwner.Of(rules, upload.Name, assignment).Owner is not { } owner)
            return false;
        await storage.Unrecognised.AssignAsync(id, assignment, cancellation);
        await storage.Students.AppendAsync(owner.Student.Id, LedgerDrafts.Assigned(upload, assignment), cancellation);
        return await TryPickUpAsync(rules, upload, assignment, cancellation);
    }

    private async Task<bool> TryPickUpAsync(
        CourseRules? rules,
        UnrecognisedUpload upload,
        Assignment? assignment,
        CancellationToken cancellation
    )
    {
        if (UploadOwner.Of(rules, upload.Name, assignment).Owner is not { } owner)
            return false;
        if (upload.Size > AcceptUpload.MaxReadBytes)
            return false;
        var version = new UploadVersion(upload.Name, upload.ETag, upload.Size, upload.Arrived);
        var outcome = await accept.RunVersionAsync(version, owner, cancellation);
        if (outcome != UploadOutcome.Copying)
            await storage.Unrecognised.RemoveAsync(upload.Id, cancellation);
        return outcome == UploadOutcome.Received;
    }
}

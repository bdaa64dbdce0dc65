using CourseAI.Core;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

public sealed record AssignRequest(string StudentId, string Part);

/// <summary>Shows uploads that nobody owns, and gives one to a student; it then counts at its own arrival like any other.</summary>
public sealed class AssignUpload(CourseStorage storage, CourseBook book, PickUpUnrecognised pickUp)
{
    /// <returns>By arrival.</returns>
    public Task<IReadOnlyList<UnrecognisedUpload>> ListAsync(CancellationToken cancellation) =>
        storage.Unrecognised.ListAsync(cancellation);

    /// <exception cref="RefusalException">404: no such upload, student or part.</exception>
    public async Task<UnrecognisedUpload> RunAsync(
        Caller instructor,
        string id,
        AssignRequest request,
        CancellationToken cancellation
    )
    {
        var rules = await book.ReadAsync(cancellation);
        var student = Students.Find(rules, request.StudentId);
        var part = Students.FindPart(rules, request.Part);
        var upload =
            await storage.Unrecognised.FindAsync(id, cancellation)
            ?? throw new RefusalException(
                StatusCodes.Status404NotFound,
                "unknown-upload",
                new Text("그런 미확인 파일이 없습니다.", "There is no unrecognised upload of that id.")
            );
        await pickUp.AssignAsync(id, student.Id, part.Id, instructor.Name, cancellation);
        return upload;
    }
}

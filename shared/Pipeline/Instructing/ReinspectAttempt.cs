using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

/// <summary>Measures an attempt again at an instructor's word; regrading alone never does.</summary>
public sealed class ReinspectAttempt(InspectAgain inspect)
{
    /// <exception cref="RefusalException">404.</exception>
    public async Task<AttemptEvidence> RunAsync(Caller instructor, string attemptId, CancellationToken cancellation) =>
        await inspect.RunAsync(attemptId, instructor.Name, cancellation)
        ?? throw new RefusalException(
            StatusCodes.Status404NotFound,
            "unknown-attempt",
            new Text("이 과목에 그런 제출이 없습니다.", "This course has no such attempt.")
        );
}

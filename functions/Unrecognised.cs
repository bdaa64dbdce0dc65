using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>Calls of instructors about uploads that nobody owns.</summary>
public sealed class Unrecognised(Door door, AssignUpload uploads)
{
    [Function(nameof(GetUnrecognised))]
    public Task<IResult> GetUnrecognised(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/unrecognised")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Instructor(request, async _ => Json.Ok(await uploads.ListAsync(cancellation)));

    [Function(nameof(PostAssign))]
    public Task<IResult> PostAssign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/unrecognised/{id}/assign")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) =>
        door.Instructor(
            request,
            async instructor =>
                Json.Ok(
                    await uploads.RunAsync(
                        instructor,
                        id,
                        await Body.ReadAsync<AssignRequest>(request, cancellation),
                        cancellation
                    )
                )
        );
}

using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>Calls of instructors about students: the class, one student, scores and decisions.</summary>
public sealed class Students(
    Door door,
    ClassTable table,
    StudentDetail detail,
    GiveScore scores,
    DecideFinding decisions,
    ReinspectAttempt inspection
)
{
    [Function(nameof(GetStudents))]
    public Task<IResult> GetStudents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/students")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Instructor(request, async _ => Json.Ok(await table.RunAsync(cancellation)));

    [Function(nameof(GetStudent))]
    public Task<IResult> GetStudent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/students/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) => door.Instructor(request, async _ => Json.Ok(await detail.RunAsync(id, cancellation)));

    [Function(nameof(PutScore))]
    public Task<IResult> PutScore(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/students/{id}/scores")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) =>
        door.Instructor(
            request,
            async instructor =>
                Json.Ok(
                    await scores.RunAsync(
                        instructor,
                        id,
                        await Body.ReadAsync<ScoreRequest>(request, cancellation),
                        Query.Flag(request, "dryRun"),
                        cancellation
                    )
                )
        );

    [Function(nameof(PutFinding))]
    public Task<IResult> PutFinding(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/students/{id}/findings/{rule}")]
            HttpRequest request,
        string id,
        string rule,
        CancellationToken cancellation
    ) =>
        door.Instructor(
            request,
            async instructor =>
                Json.Ok(
                    await decisions.RunAsync(
                        instructor,
                        id,
                        rule,
                        await Body.ReadAsync<DecisionRequest>(request, cancellation),
                        Query.Flag(request, "dryRun"),
                        cancellation
                    )
                )
        );

    [Function(nameof(PostInspect))]
    public Task<IResult> PostInspect(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inspect/{attemptId}")] HttpRequest request,
        string attemptId,
        CancellationToken cancellation
    ) =>
        door.Instructor(
            request,
            async instructor => Json.Ok(await inspection.RunAsync(instructor, attemptId, cancellation))
        );
}

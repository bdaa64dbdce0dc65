using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>Calls of instructors about the rules: course, roster, extensions, and what a change would do.</summary>
public sealed class Course(Door door, RulesDownload files, ReplaceRules rules, Regrade regrade)
{
    [Function(nameof(GetCourseFile))]
    public Task<IResult> GetCourseFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/course.json")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Instructor(request, _ => files.RunAsync(RulesFile.Course, cancellation));

    [Function(nameof(GetRoster))]
    public Task<IResult> GetRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/roster")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Instructor(request, _ => files.RunAsync(RulesFile.Roster, cancellation));

    [Function(nameof(GetExtensions))]
    public Task<IResult> GetExtensions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/extensions")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Instructor(request, _ => files.RunAsync(RulesFile.Extensions, cancellation));

    [Function(nameof(PutCourse))]
    public Task<IResult> PutCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/course")] HttpRequest request,
        CancellationToken cancellation
    ) => Replace(request, RulesFile.Course, cancellation);

    [Function(nameof(PutRoster))]
    public Task<IResult> PutRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/roster")] HttpRequest request,
        CancellationToken cancellation
    ) => Replace(request, RulesFile.Roster, cancellation);

    [Function(nameof(PutExtensions))]
    public Task<IResult> PutExtensions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/extensions")] HttpRequest request,
        CancellationToken cancellation
    ) => Replace(request, RulesFile.Extensions, cancellation);

    [Function(nameof(PostRegrade))]
    public Task<IResult> PostRegrade(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regrade")] HttpRequest request,
        CancellationToken cancellation
    ) =>
        door.Instructor(
            request,
            async instructor =>
                Json.Ok(
                    await regrade.RunAsync(
                        $"asked for by {instructor.Name}",
                        dryRun: Query.Flag(request, "dryRun"),
                        cancellation: cancellation
                    )
                )
        );

    private Task<IResult> Replace(HttpRequest request, RulesFile file, CancellationToken cancellation) =>
        door.Instructor(
            request,
            async instructor =>
                Json.Ok(
                    await rules.RunAsync(
                        instructor,
                        file,
                        await Body.BytesAsync(request, ReplaceRules.MaxBytes, cancellation),
                        Precondition.Of(request),
                        Query.Flag(request, "dryRun"),
                        cancellation
                    )
                )
        );
}

using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>Calls of students: what the course asks for, handing in, and how they stand.</summary>
public sealed class HandIn(
    Door door,
    CourseView course,
    DeclareUpload declare,
    UploadSlots slots,
    PutUpload put,
    StudentView me,
    TryModel models
)
{
    [Function(nameof(GetCourse))]
    public Task<IResult> GetCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/course")] HttpRequest request,
        CancellationToken cancellation
    ) => door.SignedIn(request, async caller => Json.Ok(await course.RunAsync(caller, cancellation)));

    [Function(nameof(DeclareUpload))]
    public Task<IResult> DeclareUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation
    ) =>
        door.Student(
            request,
            async student =>
                Json.Created(
                    await declare.RunAsync(
                        student,
                        await Body.ReadAsync<DeclareRequest>(request, cancellation),
                        cancellation
                    )
                )
        );

    [Function(nameof(RenewSlot))]
    public Task<IResult> RenewSlot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/uploads/{uploadId}/slot")] HttpRequest request,
        string uploadId,
        CancellationToken cancellation
    ) => door.Student(request, async student => Json.Ok(await slots.RenewAsync(student, uploadId, cancellation)));

    [Function(nameof(PutUpload))]
    public Task<IResult> PutUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/uploads/{part}/{*fileName}")]
            HttpRequest request,
        string part,
        string fileName,
        CancellationToken cancellation
    ) =>
        door.Student(
            request,
            async student => Json.Created(await put.RunAsync(student, part, fileName, request, cancellation))
        );

    [Function(nameof(GetMe))]
    public Task<IResult> GetMe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me")] HttpRequest request,
        CancellationToken cancellation
    ) => door.Student(request, async student => Json.Ok(await me.RunAsync(student, cancellation)));

    [Function(nameof(Classify))]
    public Task<IResult> Classify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/classify")] HttpRequest request,
        CancellationToken cancellation
    ) =>
        door.SignedIn(
            request,
            async _ =>
                Json.Ok(
                    await models.RunAsync(
                        request.Query["task"],
                        await Body.BytesAsync(request, TryModel.MaxBytes, cancellation),
                        cancellation
                    )
                )
        );
}

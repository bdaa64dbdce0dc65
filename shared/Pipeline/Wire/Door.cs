using CourseAI.Core;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CourseAI.Pipeline.Wire;

/// <summary>
/// The edge of every HTTP call: finds out who calls, lets in who may, and turns what goes wrong into problem+json. Use
/// cases behind it know neither headers nor status codes.
/// </summary>
public sealed partial class Door(CallerReader callers, ILogger<Door> log)
{
    /// <summary>For calls that need no sign-in.</summary>
    public async Task<IResult> Anyone(HttpRequest request, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RefusalException refusal)
        {
            return Problems.From(refusal);
        }
        catch (CourseNotReadyException error)
        {
            return Problems.From(
                new RefusalException(
                    StatusCodes.Status503ServiceUnavailable,
                    "course-not-ready",
                    new Text(
                        $"과목이 아직 준비되지 않았습니다. 교수자에게 문의해 주십시오. ({error.Message})",
                        $"The course is not ready: ask the instructor. {error.Message}"
                    )
                )
            );
        }
        catch (BadHttpRequestException error)
        {
            return Problems.From(new RefusalException(error.StatusCode, "bad-request", Text.Same(error.Message)));
        }
        catch (OperationCanceledException) when (request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            return Results.Empty;
        }
#pragma warning disable CA1031 // The last stop: a stack trace belongs in the log, never in an answer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogUnexpected(log, request.Method, CallOf(request.Path), request.HttpContext.TraceIdentifier, error);
            return Problems.Unexpected(request.HttpContext.TraceIdentifier);
        }
    }

    public Task<IResult> SignedIn(HttpRequest request, Func<Caller, Task<IResult>> answer) =>
        Anyone(request, async () => await answer(await CallerOf(request)));

    /// <summary>Hands over the student's id: whatever a student asks for is about this id and no other.</summary>
    public Task<IResult> Student(HttpRequest request, Func<string, Task<IResult>> answer) =>
        SignedIn(
            request,
            caller =>
                caller.StudentId is { } studentId
                    ? answer(studentId)
                    : throw Forbidden(new Text("학생만 할 수 있는 요청입니다.", "Only a student can do this."))
        );

    public Task<IResult> Instructor(HttpRequest request, Func<Caller, Task<IResult>> answer) =>
        SignedIn(
            request,
            caller =>
                caller.Role == Role.Instructor
                    ? answer(caller)
                    : throw Forbidden(new Text("교수자만 할 수 있는 요청입니다.", "Only an instructor can do this."))
        );

    /// <summary>For what is one student's own: that student and every instructor.</summary>
    public Task<IResult> StudentOrInstructor(HttpRequest request, string studentId, Func<Task<IResult>> answer) =>
        SignedIn(
            request,
            caller =>
                caller.Role == Role.Instructor || caller.StudentId == studentId
                    ? answer()
                    : throw Forbidden(
                        new Text("본인의 자료만 볼 수 있습니다.", "A student can see only their own data.")
                    )
        );

    private async Task<Caller> CallerOf(HttpRequest request) =>
        await callers.ReadAsync(request.Headers.Authorization, request.HttpContext.RequestAborted)
        ?? throw new RefusalException(
            StatusCodes.Status401Unauthorized,
            "sign-in",
            new Text(
                "로그인이 필요합니다. Authorization: Bearer 뒤에 유효한 토큰을 보내 주십시오.",
                "Sign in first: send a valid token after Authorization: Bearer."
            )
        );

    /// <summary>The first two segments: what follows may be the name of a student's file, and logs carry no names.</summary>
    private static string CallOf(PathString path) => string.Join('/', path.ToString().Split('/').Take(3));

    private static RefusalException Forbidden(Text detail) => new(StatusCodes.Status403Forbidden, "forbidden", detail);

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "{Method} {Call} failed unexpectedly ({TraceId})")]
    private static partial void LogUnexpected(ILogger log, string method, string call, string traceId, Exception error);
}

using CourseAI.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CourseAI.Pipeline.Wire;

/// <summary>Writes refusals as problem+json (RFC 9457), in Korean and English.</summary>
public static class Problems
{
    public static IResult From(RefusalException refusal) =>
        new Answer(refusal.Status, refusal.Code, refusal.Detail, refusal.Faults);

    /// <summary>For what is our fault: the invocation id finds it in the log.</summary>
    public static IResult Unexpected(string invocationId) =>
        new Answer(
            StatusCodes.Status500InternalServerError,
            "unexpected",
            new Text(
                $"서버에서 문제가 발생했습니다. 잠시 후 다시 시도해 주십시오. 계속되면 이 번호를 알려 주십시오: {invocationId}",
                $"Something went wrong on the server. Try again shortly; if it stays, quote this number: {invocationId}"
            ),
            []
        );

    /// <param name="Type">A URI reference that names the kind of problem.</param>
    public sealed record Body(
        string Type,
        string Title,
        int Status,
        string Detail,
        Text Message,
        IReadOnlyList<Fault>? Faults
    );

    private sealed class Answer(int status, string code, Text detail, IReadOnlyList<Fault> faults) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            if (status == StatusCodes.Status401Unauthorized)
                httpContext.Response.Headers.WWWAuthenticate = "Bearer";
            var body = new Body(
                $"/problems/{code}",
                ReasonPhrases.GetReasonPhrase(status),
                status,
                detail.En,
                detail,
                faults.Count > 0 ? faults : null
            );
            return httpContext.Response.WriteAsJsonAsync(body, CoreJson.Options, "application/problem+json");
        }
    }
}

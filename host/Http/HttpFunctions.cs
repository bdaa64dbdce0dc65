using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;

namespace EmbeddedFunctions;

/// <summary>One call: find the function, run it, and answer when it could not.</summary>
internal sealed class HttpFunctions(HttpRoutes routes, Invoker invoker, IConfiguration configuration)
{
    /// <summary>The real host's own limit and the setting that moves it.</summary>
    private const string BodyLimitSetting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const long DefaultBodyLimit = 104_857_600;

    private readonly long _hostBodyLimit = configuration.GetValue(BodyLimitSetting, DefaultBodyLimit);

    public async Task HandleAsync(HttpContext http)
    {
        if (routes.Match(http) is not var (function, values))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var limit = LimitBody(http);
        if (http.Request.ContentLength > limit)
        {
            http.Response.Headers.Connection = "close";
            await ProblemAsync(http, StatusCodes.Status413PayloadTooLarge, TooLarge(limit), invocationId: null);
            return;
        }
        http.Request.RouteValues = values;
        string? id = null;
        var services = http.RequestServices;
        try
        {
            await invoker.InvokeAsync(
                function,
                http.Request,
                values,
                invocation =>
                {
                    id = invocation.InvocationId;
                    invocation.Items[HttpResults.ContextItem] = http;
                    http.RequestServices = invocation.InstanceServices;
                },
                cancellation: http.RequestAborted
            );
        }
        catch (Exception error)
        {
            http.RequestServices = services;
            await AnswerAsync(http, error, limit, id);
        }
    }

    /// <summary>The smaller of Kestrel's limit, which the app may lift, and the host's.</summary>
    private long LimitBody(HttpContext http)
    {
        var feature = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var limit = Math.Min(feature?.MaxRequestBodySize ?? long.MaxValue, _hostBodyLimit);
        if (feature is { IsReadOnly: false })
            feature.MaxRequestBodySize = limit;
        return limit;
    }

    /// <summary>The exception is in the log; the caller gets its kind and the id to look for.</summary>
    private static Task AnswerAsync(HttpContext http, Exception error, long limit, string? invocationId)
    {
        if (http.RequestAborted.IsCancellationRequested)
            return Task.CompletedTask;
        if (http.Response.HasStarted)
        {
            // A response that breaks off must not look like a whole one.
            http.Abort();
            return Task.CompletedTask;
        }
        http.Response.Clear();
        return error switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemAsync(
                http,
                StatusCodes.Status413PayloadTooLarge,
                TooLarge(limit),
                invocationId
            ),
            BadHttpRequestException bad => ProblemAsync(http, bad.StatusCode, bad.Message, invocationId),
            _ => ProblemAsync(
                http,
                StatusCodes.Status500InternalServerError,
                "The function failed; the log tells why under this invocation id.",
                invocationId
            ),
        };
    }

    private static string TooLarge(long limit) => $"The request body is larger than the limit of {limit} bytes.";

    private static Task ProblemAsync(HttpContext http, int status, string detail, string? invocationId) =>
        Results
            .Problem(
                detail,
                statusCode: status,
                extensions: invocationId is null
                    ? null
                    : new Dictionary<string, object?>(StringComparer.Ordinal) { ["invocationId"] = invocationId }
            )
            .ExecuteAsync(http);
}

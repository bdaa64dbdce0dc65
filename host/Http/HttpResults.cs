using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EmbeddedFunctions;

/// <summary>Writes what an HTTP function returned. Sits where the app called <c>ConfigureFunctionsWebApplication</c>.</summary>
internal static class HttpResults
{
    /// <summary>The key under which the real worker, too, keeps the <c>HttpContext</c>.</summary>
    public const string ContextItem = "HttpRequestContext";

    public static FunctionExecutionDelegate Middleware(FunctionExecutionDelegate next) =>
        async context =>
        {
            await next(context);
            if (context is Invocation { Result: IResult result } && context.Items[ContextItem] is HttpContext http)
                await result.ExecuteAsync(http);
        };
}

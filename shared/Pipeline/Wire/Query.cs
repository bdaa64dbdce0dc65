using CourseAI.Core;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Wire;

/// <summary>Reads what stands after the question mark.</summary>
public static class Query
{
    /// <summary><c>?name</c>, <c>?name=true</c>: true; absent or <c>false</c>: false.</summary>
    /// <exception cref="RefusalException">400 for anything else: a misspelt dry run must not apply.</exception>
    public static bool Flag(HttpRequest request, string name) =>
        !request.Query.TryGetValue(name, out var value)
            ? false
            : value.ToString().ToLowerInvariant() switch
            {
                "" or "true" or "1" => true,
                "false" or "0" => false,
                var other => throw new RefusalException(
                    StatusCodes.Status400BadRequest,
                    "query",
                    new Text($"{name}={other}: true 또는 false여야 합니다.", $"{name}={other}: it is true or false.")
                ),
            };
}

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

    /// <summary><c>?name=value</c>: the value of that name, whatever its capitals.</summary>
    /// <param name="absent">Is meant when the question is not asked.</param>
    /// <exception cref="RefusalException">400 for anything else, with the values that there are.</exception>
    public static T Choice<T>(HttpRequest request, string name, T absent)
        where T : struct, Enum
    {
        if (!request.Query.TryGetValue(name, out var asked))
            return absent;
        // Enum.TryParse would take numbers and lists too.
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), asked, StringComparison.OrdinalIgnoreCase))
                return value;
        var there = string.Join(", ", Enum.GetNames<T>().Select(one => one.ToLowerInvariant()));
        throw new RefusalException(
            StatusCodes.Status400BadRequest,
            "query",
            new Text($"{name}={asked}: {there} 중 하나여야 합니다.", $"{name}={asked}: it is one of {there}.")
        );
    }
}

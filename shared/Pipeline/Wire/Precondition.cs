using CourseAI.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CourseAI.Pipeline.Wire;

/// <summary>
/// What a writer says that stands there (RFC 9110, section 13.1): <c>If-Match</c> with the ETag that was read, or
/// <c>If-None-Match: *</c> for nothing.
/// </summary>
public sealed class Precondition
{
    private readonly IList<EntityTagHeaderValue>? _seen;
    private readonly bool _sawNothing;

    private Precondition(IList<EntityTagHeaderValue>? seen, bool sawNothing) =>
        (_seen, _sawNothing) = (seen, sawNothing);

    /// <summary>The writer says nothing.</summary>
    public static Precondition None { get; } = new(seen: null, sawNothing: false);

    public bool IsGiven => _seen is not null || _sawNothing;

    /// <exception cref="RefusalException">400: not ETags. Taken as nothing said, it would overwrite what it was to protect.</exception>
    public static Precondition Of(HttpRequest request)
    {
        var match = Read(request.Headers.IfMatch, HeaderNames.IfMatch);
        var noneMatch = Read(request.Headers.IfNoneMatch, HeaderNames.IfNoneMatch);
        return noneMatch is null or [{ Tag.Value: "*" }]
            ? new Precondition(match, noneMatch is not null)
            : throw Malformed(HeaderNames.IfNoneMatch, new Text("*만 쓸 수 있습니다", "it takes * and nothing else"));
    }

    /// <param name="etag">Bare; null: nothing stands there.</param>
    public bool Holds(string? etag) =>
        (!_sawNothing || etag is null) && (_seen is null || (etag is not null && _seen.Any(seen => Names(seen, etag))));

    private static bool Names(EntityTagHeaderValue seen, string etag) =>
        seen.Equals(EntityTagHeaderValue.Any)
        || seen.Compare(new EntityTagHeaderValue($"\"{etag}\""), useStrongComparison: true);

    private static IList<EntityTagHeaderValue>? Read(StringValues header, string name) =>
        header.Count == 0 ? null
        : EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out var tags) ? tags
        : throw Malformed(
            name,
            new Text("ETag를 따옴표와 함께 그대로 쓰십시오", "write an ETag as it was answered, with its quotes")
        );

    private static RefusalException Malformed(string header, Text right) =>
        new(
            StatusCodes.Status400BadRequest,
            "precondition",
            new Text($"{header} 머리글을 읽을 수 없습니다: {right.Ko}.", $"{header} cannot be read: {right.En}.")
        );
}

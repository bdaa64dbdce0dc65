using System.Text.RegularExpressions;

namespace EmbeddedFunctions;

/// <summary><c>container/before{token}after</c>: which blobs a function is for. The token takes slashes, and is never empty.</summary>
/// <param name="Token">Null: exactly the blob named <see cref="Before"/>.</param>
internal sealed partial record BlobPath(string Container, string Before, string? Token, string After)
{
    /// <exception cref="FormatException">It has another form.</exception>
    public static BlobPath Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new BlobPath(
                match.Groups["container"].Value,
                match.Groups["before"].Value,
                match.Groups["token"] is { Success: true, Value: var token } ? token : null,
                match.Groups["after"].Value
            )
            : throw new FormatException(
                $"the blob path '{text}' must be container/name with at most one {{token}} in the name; the container has 3 to 63 lower-case letters, digits and dashes"
            );
    }

    /// <summary>The token's text, or "" where there is no token; null where the blob is not meant.</summary>
    public string? Match(string blob) =>
        Token is null
            ? blob == Before
                ? ""
                : null
            : blob.Length > Before.Length + After.Length
            && blob.StartsWith(Before, StringComparison.Ordinal)
            && blob.EndsWith(After, StringComparison.Ordinal)
                ? blob[Before.Length..^After.Length]
                : null;

    /// <summary>As it is written in an attribute.</summary>
    public override string ToString() =>
        Token is null ? $"{Container}/{Before}" : $"{Container}/{Before}{{{Token}}}{After}";

    public string Fill(string value) => Before + value + After;

    [GeneratedRegex(
        @"^(?<container>\$root|\$web|[a-z0-9][a-z0-9-]{1,61}[a-z0-9])/(?=.)(?<before>[^{}]*)(\{(?<token>[A-Za-z_][A-Za-z0-9_]*)\}(?<after>[^{}]*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}

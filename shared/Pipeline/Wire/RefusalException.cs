using CourseAI.Core;

namespace CourseAI.Pipeline.Wire;

/// <summary>
/// A request that is understood and not granted. It reaches the caller as problem+json (RFC 9457): what is wrong, and what
/// would be right. Anything else that is thrown is our fault and is told without detail.
/// </summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Stable name of the problem, the last segment of its <c>type</c>: lower-case words and dashes.</param>
public sealed class RefusalException(int status, string code, Text detail) : Exception(detail.En)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public Text Detail { get; } = detail;

    /// <summary>Several things wrong at once, each with its place (a JSON path, a line and column).</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];
}

/// <param name="Where">A JSON path or <c>line 3, due</c>.</param>
/// <param name="Value">What stands there.</param>
public sealed record Fault(string Where, string Value, Text Message);

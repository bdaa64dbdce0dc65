namespace EmbeddedFunctions;

/// <summary>The functions cannot run here. Tells all reasons at once, each with the function and what would be right.</summary>
public sealed class FunctionsStartException(IReadOnlyList<string> problems)
    : Exception("The functions do not start:" + string.Concat(problems.Select(problem => "\n  - " + problem)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

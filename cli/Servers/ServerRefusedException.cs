using System.Net;
using CourseAI.Core;
using CourseAI.Pipeline.Wire;

namespace CourseAI.Cli.Servers;

/// <summary>The server understood and said no, with its reason (problem+json) where it gave one.</summary>
public sealed class ServerRefusedException(HttpStatusCode status, string call, Problems.Body? problem)
    : Exception(problem?.Detail ?? $"{call} was answered with {(int)status} {status}")
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>In the person's language; the faults, each with its place, on lines of their own.</summary>
    public string Tell(Language language)
    {
        if (problem is null)
            return Message;
        var faults = (problem.Faults ?? []).Select(fault =>
            $"  {fault.Where}{(fault.Value.Length > 0 ? $" = {fault.Value}" : "")}: {language.Of(fault.Message)}"
        );
        return string.Join('\n', [language.Of(problem.Message ?? Text.Same(problem.Detail)), .. faults]);
    }
}

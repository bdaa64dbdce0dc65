using CourseAI.Cli.Repositories;

namespace CourseAI.Cli.Testing;

/// <summary>Tests of the repository that run as a program of their own.</summary>
public interface ISuite
{
    string Name { get; }

    /// <param name="filter">Part of a test's full name; null: all.</param>
    /// <param name="folder">An empty one, for its report.</param>
    /// <exception cref="ToolCancelledException">It was ended before it had finished.</exception>
    Task<SuiteResult> RunAsync(Repository repository, string? filter, string folder, CancellationToken cancellation);

    /// <returns>The full names of the tests that would run.</returns>
    Task<IReadOnlyList<string>> ListAsync(Repository repository, string? filter, CancellationToken cancellation);
}

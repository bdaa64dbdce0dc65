using System.Diagnostics;
using CourseAI.Cli.Repositories;

namespace CourseAI.Cli.Testing;

/// <summary>Runs suites as the programs they are, two at a time.</summary>
/// <param name="Limit">A suite that takes longer hangs: it is ended and counts as failed.</param>
/// <param name="Filter">Part of a test's full name; null: all.</param>
public sealed record SuiteRunner(Repository Repository, TimeSpan Limit, string? Filter)
{
    /// <summary>Each suite runs its own collections in parallel; more than this only makes timings worse on 2 cores.</summary>
    private const int AtOnce = 2;

    /// <param name="onStart">Called with those that run, each time one starts or ends.</param>
    /// <param name="onResult">Called as each suite ends, one call at a time.</param>
    public async Task<IReadOnlyList<SuiteResult>> RunAsync(
        IReadOnlyList<ISuite> suites,
        Action<IReadOnlyCollection<string>> onStart,
        Action<SuiteResult> onResult,
        CancellationToken cancellation
    )
    {
        var results = new SuiteResult[suites.Count];
        var running = new List<string>();
        var gate = new Lock();
        await Parallel.ForAsync(
            0,
            suites.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (i, token) =>
            {
                lock (gate)
                {
                    running.Add(suites[i].Name);
                    onStart(running);
                }
                results[i] = await RunOneAsync(suites[i], token);
                lock (gate)
                {
                    running.Remove(suites[i].Name);
                    onStart(running);
                    onResult(results[i]);
                }
            }
        );
        return results;
    }

    private async Task<SuiteResult> RunOneAsync(ISuite suite, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("courseai-test-").FullName;
        var clock = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            return await suite.RunAsync(Repository, Filter, folder, limit.Token);
        }
        catch (ToolCancelledException cut) when (!cancellation.IsCancellationRequested)
        {
            return SuiteResult.Broken(
                suite.Name,
                $"was ended after {Limit.TotalMinutes:0.#} minutes; until then it said\n{cut.Output.Trim()}",
                clock.Elapsed
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

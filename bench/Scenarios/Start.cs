using CourseAI.Bench.Deployments;

namespace CourseAI.Bench.Scenarios;

/// <summary>From the start of the process until it is of use, on storage that it knows.</summary>
internal static class Start
{
    private const double PromisedSeconds = 2;

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds, CancellationToken cancellation)
    {
        await using var deployment = await Deployment.StartAsync(cancellation);
        await deployment.PutRulesAsync(students: 200, cancellation);
        var (listens, healthy) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await deployment.RestartAppAsync(cancellation);
            listens.Add(deployment.App.ListensAfter.TotalSeconds);
            healthy.Add(deployment.App.HealthyAfter.TotalSeconds);
        }
        return
        [
            new("start: host ready", listens, "s", PromisedSeconds),
            new("start: first healthy answer, models loaded", healthy, "s"),
        ];
    }
}

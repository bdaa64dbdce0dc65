using System.Net.Http.Json;
using CourseAI.Core;
using CourseAI.Pipeline.HandIn;

namespace CourseAI.Bench.Scenarios;

/// <summary>Waiting for reports as a student does, by <c>GET api/me</c>.</summary>
internal static class Reports
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Until so many attempts have evidence and the report counts all of them.</summary>
    /// <exception cref="OperationCanceledException">It did not come in three minutes.</exception>
    public static async Task WaitForAsync(HttpClient student, int attempts, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using var timer = new PeriodicTimer(Beat);
        while (!await StandsAsync(student, attempts, limit.Token))
            await timer.WaitForNextTickAsync(limit.Token);
    }

    private static async Task<bool> StandsAsync(HttpClient student, int attempts, CancellationToken cancellation)
    {
        var standing = await student.GetFromJsonAsync<Standing>("api/me", CoreJson.Options, cancellation);
        return standing is { ReportReady: true, ReportCurrent: true } && standing.Evidence.Count == attempts;
    }
}

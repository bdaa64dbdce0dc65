using System.Diagnostics;

namespace CourseAI.Pipeline.Telemetry;

/// <summary>
/// One trace from a hand-in to its report, although storage's event and a queue lie between its steps: each step leaves its
/// <c>traceparent</c> (W3C Trace Context) with what it hands on, and the next one goes on from there.
/// </summary>
public static class CourseTrace
{
    public const string Source = "CourseAI";

    private static readonly ActivitySource Activities = new(Source);

    /// <summary>What the next step goes on from; null when nobody traces.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <param name="continues">The <c>traceparent</c> that the step before left. What cannot be read, as storage's writers may leave anything, starts a new trace.</param>
    /// <returns>Null when nobody traces.</returns>
    public static Activity? Start(string step, string? continues = null)
    {
        if (!ActivityContext.TryParse(continues, traceState: null, isRemote: true, out var before))
            return Activities.StartActivity(step);
        // What the host began for this delivery is told beside it.
        ActivityLink[] delivery = Activity.Current is { } host ? [new ActivityLink(host.Context)] : [];
        return Activities.StartActivity(step, ActivityKind.Consumer, before, links: delivery);
    }
}

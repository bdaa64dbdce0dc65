using System.Diagnostics;
using CourseAI.Pipeline.Telemetry;

namespace CourseAI.Pipeline.Tests.Telemetry;

public sealed class CourseTraceTests : IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == CourseTrace.Source,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public CourseTraceTests() => ActivitySource.AddActivityListener(_listener);

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void A_step_goes_on_from_what_the_one_before_left_and_links_its_delivery()
    {
        string left;
        ActivityTraceId trace;
        using (var before = CourseTrace.Start("before")!)
            (left, trace) = (CourseTrace.Current!, before.TraceId);

        using var delivery = CourseTrace.Start("delivery")!;
        using var after = CourseTrace.Start("after", left)!;
        after.TraceId.Should().Be(trace).And.NotBe(delivery.TraceId);
        after.Links.Should().ContainSingle().Which.Context.TraceId.Should().Be(delivery.TraceId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-zz-zz-01")]
    [InlineData("<script>")]
    public void What_is_no_traceparent_starts_anew(string? left)
    {
        using var step = CourseTrace.Start("step", left)!;
        step.ParentId.Should().BeNull();
        step.Links.Should().BeEmpty();
    }
}

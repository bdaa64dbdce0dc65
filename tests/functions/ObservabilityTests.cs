using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CourseAI.Pipeline;
using CourseAI.Pipeline.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CourseAI.Functions.Tests;

/// <summary>What the running app tells about itself, and that it arrives where a setting sends it.</summary>
public sealed class ObservabilityTests(RunningApp app)
{
    [Fact]
    public async Task One_trace_goes_from_the_hand_in_to_the_report()
    {
        var caller = ActivityTraceId.CreateRandom();
        var steps = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CourseTrace.Source or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = step =>
            {
                if (step.TraceId == caller && step.Source.Name == CourseTrace.Source)
                    steps.Add(step.OperationName);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var student = app.Student("s31");
        student.DefaultRequestHeaders.Add("traceparent", $"00-{caller}-{ActivitySpanId.CreateRandom()}-01");
        await PutAsync(student, "report", "report.pdf", RunningApp.Sample("pdf", "report-3-pages.pdf"));

        (
            await RunningApp.EventuallyAsync(
                () => Task.FromResult<string[]?>([.. steps]),
                all => all.Contains("make report")
            )
        )
            .Should()
            .Contain(["hand in", "accept upload", "archive", "inspect", "make report"]);
    }

    [Fact]
    public async Task What_happens_to_a_hand_in_is_counted_and_timed()
    {
        var seen = new ConcurrentBag<(string Name, double Value, string Labels)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == CourseMetrics.Meter)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => seen.Add((instrument.Name, value, Shown(tags)))
        );
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => seen.Add((instrument.Name, value, Shown(tags)))
        );
        listener.Start();

        var student = app.Student("s32");
        await PutAsync(student, "report", "report.pdf", RunningApp.Sample("pdf", "report-3-pages.pdf"));
        await PutAsync(student, "images", "7.jpg", RunningApp.Sample("images", "photo-7.jpg"));

        await EventuallySeenAsync(one => one is { Name: CourseMetrics.Inspection, Value: > 0, Labels: "kind=pdf" });
        await EventuallySeenAsync(one => one is { Name: CourseMetrics.Inspection, Value: > 0, Labels: "kind=images" });
        await EventuallySeenAsync(one =>
            one is { Name: CourseMetrics.Decisions, Value: 1 }
            && one.Labels.StartsWith("decision=known,task=", StringComparison.Ordinal)
        );
        await EventuallySeenAsync(one => one is { Name: CourseMetrics.QueueWait, Value: > 0 and < 60 });
        await EventuallySeenAsync(one =>
            one is { Name: CourseMetrics.Findings }
            && one.Labels.Contains("outcome=satisfied", StringComparison.Ordinal)
        );
        seen.Should().NotContain(one => one.Labels.Contains("s32", StringComparison.Ordinal));

        Task EventuallySeenAsync(Func<(string Name, double Value, string Labels), bool> wanted) =>
            RunningApp.EventuallyAsync(() => Task.FromResult<string?>("asked"), _ => seen.Any(wanted));
    }

    [Fact]
    public async Task With_the_setting_otlp_traces_metrics_and_logs_arrive()
    {
        var arrived = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        await using var collector = await CollectorAsync(arrived);
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration[Observability.Setting] = "otlp";
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
        builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        builder.Services.AddObservability(builder.Configuration);
        using (var host = builder.Build())
        {
            await host.StartAsync();
            using var meter = new Meter(CourseMetrics.Meter);
            meter.CreateCounter<long>(CourseMetrics.Poisoned).Add(1);
            CourseTrace.Start("hand in")?.Dispose();
#pragma warning disable CA1848 // One line, once.
            host.Services.GetRequiredService<ILogger<ObservabilityTests>>().LogWarning("told");
#pragma warning restore CA1848
            await host.StopAsync();
        }
        arrived.Keys.Should().BeEquivalentTo("/v1/traces", "/v1/metrics", "/v1/logs");
    }

    [Fact]
    public void Another_setting_stops_the_start_and_is_told()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration[Observability.Setting] = "console,jaeger";
        var start = () => builder.Services.AddObservability(builder.Configuration);
        start.Should().Throw<StartRefusedException>().WithMessage("CourseAI:Telemetry names \"jaeger\"*");
    }

    [Fact]
    public void Without_a_setting_nothing_is_collected()
    {
        var builder = Host.CreateApplicationBuilder();
        var before = builder.Services.Count;
        builder.Services.AddObservability(builder.Configuration);
        builder.Services.Should().HaveCount(before);
    }

    /// <summary>An OTLP collector as far as its addresses go: https://opentelemetry.io/docs/specs/otlp/#otlphttp-request.</summary>
    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, byte> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Run(async call =>
        {
            using var body = new MemoryStream();
            await call.Request.Body.CopyToAsync(body);
            if (body.Length > 0)
                arrived[call.Request.Path] = 1;
            call.Response.ContentType = "application/x-protobuf";
        });
        await collector.StartAsync();
        return collector;
    }

    private static async Task PutAsync(HttpClient student, string part, string name, string file)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        (await student.PutAsync($"api/uploads/{part}/{name}", content)).EnsureSuccessStatusCode();
    }

    private static string Shown(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(
            ',',
            tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")
        );
}

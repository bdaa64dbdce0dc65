using Azure.Monitor.OpenTelemetry.Exporter;
using CourseAI.Pipeline;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CourseAI.Functions;

/// <summary>
/// Where traces, metrics and logs go. To nobody unless a setting says so: <c>CourseAI:Telemetry</c> = <c>console</c>, <c>otlp</c> (to
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>) or both with a comma; and to Azure Monitor where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, as
/// it is in Azure.
/// </summary>
internal static class Observability
{
    public const string Setting = "CourseAI:Telemetry";
    public const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private const string Console = "console";
    private const string Otlp = "otlp";

    /// <summary>Ours, and those that begin an invocation or a call: the embedded host's, the official worker's, Kestrel's.</summary>
    private static readonly string[] Sources =
    [
        CourseTrace.Source,
        "EmbeddedFunctions",
        "Microsoft.Azure.Functions.Worker",
        "Microsoft.AspNetCore",
    ];

    /// <exception cref="StartRefusedException">The setting names something else.</exception>
    public static void AddObservability(this IServiceCollection services, IConfiguration configuration)
    {
        var wanted = (configuration[Setting] ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (wanted.FirstOrDefault(one => one is not Console and not Otlp) is { } wrong)
            throw new StartRefusedException(
                $"{Setting} names \"{wrong}\"; it must be {Console}, {Otlp}, or both with a comma, or be left out."
            );
        var connection = configuration[AzureMonitor];
        if (wanted.Length == 0 && string.IsNullOrEmpty(connection))
            return;

        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("courseai", serviceVersion: GradeStudent.AppVersion))
            .WithTracing(traces => traces.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(CourseMetrics.Meter));
        if (wanted.Contains(Console, StringComparer.Ordinal))
            telemetry
                .WithTracing(traces => traces.AddConsoleExporter())
                .WithMetrics(metrics => metrics.AddConsoleExporter())
                .WithLogging(logs => logs.AddConsoleExporter());
        if (wanted.Contains(Otlp, StringComparer.Ordinal))
            telemetry
                .WithTracing(traces => traces.AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithLogging(logs => logs.AddOtlpExporter());
        if (!string.IsNullOrEmpty(connection))
            telemetry.AddAzureMonitor(connection, configuration);
    }

    /// <summary>Logs are not sent from here: the Functions host sends what the worker logs, and they would be there twice.</summary>
    private static void AddAzureMonitor(
        this OpenTelemetryBuilder telemetry,
        string connection,
        IConfiguration configuration
    )
    {
        // The app's own identity, as for storage: Application Insights takes no telemetry without one.
        var identity = StorageSettings.From(configuration).Credential;
        void Configure(AzureMonitorExporterOptions options) =>
            (options.ConnectionString, options.Credential) = (connection, identity);
        telemetry
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter(Configure))
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Configure));
    }
}

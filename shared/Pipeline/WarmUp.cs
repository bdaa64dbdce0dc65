using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Grading;
using CourseAI.Inspection;
using CourseAI.Reports;
using CourseAI.Reports.Pdf;
using CourseAI.Vision;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using SkiaSharp;

namespace CourseAI.Pipeline;

/// <summary>
/// Pays for what is slow the first time (compiling, reading fonts) right after the start and beside it, so that the first student
/// does not wait for it: every model classifies a picture, a report is made, and read again as a PDF.
/// </summary>
internal sealed class WarmUp(
    Inspector inspector,
    Lazy<PictureClassifier> models,
    PublicAddress address,
    ILogger<WarmUp> log
) : BackgroundService
{
    private const string Nobody = "warm-up";

    private static readonly PdfPart Part = new()
    {
        Id = "report",
        Title = new Text("보고서", "Report"),
        Points = 1,
        MaxBytes = 1 << 20,
        MaxPages = 1,
    };

    private static readonly Course Course = new()
    {
        Id = Nobody,
        Title = new Text("준비", "Warm-up"),
        Version = new string('0', 64),
        TimeZone = DateTimeZoneProviders.Tzdb["Asia/Seoul"],
        Due = new LocalDateTime(2026, 12, 19, 15, 0),
        Parts = [Part],
    };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // Not on the thread that starts the host.
        Task.Run(() => TryAsync(stoppingToken), stoppingToken);

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
#pragma warning disable CA1031 // The app serves what it can: what failed here fails, and is told, where it is needed.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            PipelineLog.WarmUpFailed(log, error);
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        using var blank = new SKBitmap(28, 28);
        foreach (var task in models.Value.Hashes.Keys)
            models.Value.Classify(task, blank);
        using var pdf = new MemoryStream();
        PdfRenderer.Render(ReportOfNobody(), pdf);
        pdf.Position = 0;
        await inspector.InspectAsync(Part, "report.pdf", pdf, cancellation);
    }

    private Reports.Model.Report ReportOfNobody()
    {
        var record = new StudentRecord { Student = new RosterEntry(Nobody, Nobody, "", "", []) };
        return ReportComposer.Compose(
            new ReportInput
            {
                Course = Course,
                Record = record,
                Verdict = Grader.Grade(Course, record),
                AppVersion = "",
                ReceiptBase = address.Base,
            }
        );
    }
}

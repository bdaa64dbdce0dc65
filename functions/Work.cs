using Azure.Storage.Blobs;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Sweeping;
using CourseAI.Pipeline.Uploads;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>What storage and the clock start. Everything here may come twice, late, or out of order.</summary>
public sealed class Work(AcceptUpload accept, MakeReport report, Sweep sweep, RecordPoison poison)
{
    [Function(nameof(OnUpload))]
    public Task OnUpload(
        [BlobTrigger("uploads/{name}", Source = BlobEvents.Source)] BlobClient blob,
        string name,
        CancellationToken cancellation
    ) => accept.RunAsync(blob.Name, cancellation);

    [Function(nameof(OnReportRequested))]
    public Task OnReportRequested([QueueTrigger("report-requests")] string studentId, CancellationToken cancellation) =>
        report.RunAsync(studentId, cancellation);

    /// <summary>Every minute: what was missed is asked for again.</summary>
    [Function(nameof(OnSweep))]
    public Task OnSweep([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        sweep.RunAsync(cancellation);

    [Function(nameof(OnUploadPoisoned))]
    public Task OnUploadPoisoned(
        [QueueTrigger("webjobs-blobtrigger-poison")] string message,
        CancellationToken cancellation
    ) => poison.UploadAsync(message, cancellation);

    [Function(nameof(OnReportPoisoned))]
    public Task OnReportPoisoned(
        [QueueTrigger("report-requests-poison")] string studentId,
        CancellationToken cancellation
    ) => poison.ReportAsync(studentId, cancellation);
}

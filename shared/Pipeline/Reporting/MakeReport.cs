using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Reports;
using CourseAI.Reports.Pdf;
using CourseAI.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Reporting;

public enum ReportOutcome
{
    Made,

    /// <summary>The report that stands was made from the same inputs.</summary>
    Fresh,

    /// <summary>A report made from a longer ledger stands, and stays.</summary>
    Outrun,

    /// <summary>The roster does not have this student, or there is no course.</summary>
    NotEnrolled,
}

/// <summary>
/// Makes a student's verdict and PDF. Same inputs, same bytes: made twice or twenty times, one report stands. The verdict's row
/// is written last, so that a stop in between leaves a verdict that is seen to be stale.
/// </summary>
public sealed class MakeReport(
    CourseStorage storage,
    GradeStudent grade,
    Regrade regrade,
    PublicAddress address,
    CourseMetrics metrics,
    TimeProvider time,
    ILogger<MakeReport> log
)
{
    public async Task<ReportOutcome> RunAsync(string studentId, CancellationToken cancellation = default)
    {
        // Only requests that were there before the inputs were read are answered by this report.
        var waiting = await storage.Waiting.ListAsync(studentId, cancellation);
        using var step = CourseTrace.Start("make report", waiting is [var first, ..] ? first.Trace : null);
        if (waiting.Count > 0)
            metrics.Waited(Now - waiting[0].Since);
        var outcome = await MakeAsync(studentId, cancellation);
        foreach (var answered in waiting)
            await storage.Waiting.RemoveAsync(answered, cancellation);
        if (outcome == ReportOutcome.Made && waiting.Count > 0)
            await storage.Waiting.AddWaitAsync(Now - waiting[0].Since, cancellation);
        PipelineLog.Reported(log, studentId, outcome.ToString());
        return outcome;
    }

    private async Task<ReportOutcome> MakeAsync(string studentId, CancellationToken cancellation)
    {
        if (await grade.RunAsync(studentId, cancellation) is not { } graded)
            return ReportOutcome.NotEnrolled;
        if (graded.RulesChanged)
        {
            await regrade.NoteAsync(graded, "course, roster or extensions changed", cancellation);
            // The entry just written belongs to what the verdict is made from.
            var again = await storage.Students.ReadAsync(studentId, cancellation);
            graded = grade.Grade(graded.Rules, again)!;
        }
        var ledgerLength = graded.Rows.Ledger.Count;
        var standing = await storage.Reports.FindAsync(studentId, cancellation);
        if (graded.IsFresh && standing?.InputsHash == graded.InputsHash)
        {
            if (graded.Rows.Verdict!.LedgerLength < ledgerLength)
                await storage.Students.WriteVerdictAsync(VerdictOf(graded), cancellation);
            return ReportOutcome.Fresh;
        }

        await storage.Files.KeepVersionAsync(graded.Rules.File, cancellation);
        var written =
            standing?.InputsHash == graded.InputsHash
            || await storage.Reports.WriteAsync(
                studentId,
                Render(graded),
                graded.InputsHash,
                ledgerLength,
                cancellation
            );
        if (!written || !await storage.Students.WriteVerdictAsync(VerdictOf(graded), cancellation))
            return ReportOutcome.Outrun;
        metrics.Found(graded.Verdict);
        return ReportOutcome.Made;
    }

    private byte[] Render(GradedStudent graded)
    {
        var report = ReportComposer.Compose(
            new ReportInput
            {
                Course = graded.Rules.Course,
                Record = graded.Record,
                Verdict = graded.Verdict,
                AppVersion = GradeStudent.AppVersion,
                ReceiptBase = address.Base,
            }
        );
        using var pdf = new MemoryStream();
        PdfRenderer.Render(report, pdf);
        return pdf.ToArray();
    }

    private static StoredVerdict VerdictOf(GradedStudent graded) =>
        new(graded.Verdict, graded.InputsHash, graded.RulesHash, graded.Rows.Ledger.Count);

    private Instant Now => time.GetCurrentInstant();
}

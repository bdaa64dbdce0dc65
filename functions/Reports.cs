using CourseAI.Pipeline.Gradebooks;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Functions;

/// <summary>What can be downloaded: reports and the grade book.</summary>
public sealed class Reports(Door door, ReportDownload report, ReportsZip reports, Gradebook gradebook)
{
    [Function(nameof(GetReport))]
    public Task<IResult> GetReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reports/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation
    ) => door.StudentOrInstructor(request, id, () => report.RunAsync(id, cancellation));

    [Function(nameof(GetReportsZip))]
    public Task<IResult> GetReportsZip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reports.zip")] HttpRequest request
    ) => door.Instructor(request, _ => reports.RunAsync(request.HttpContext.RequestAborted));

    [Function(nameof(GetGradebook))]
    public Task<IResult> GetGradebook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/gradebook.csv")] HttpRequest request,
        CancellationToken cancellation
    ) =>
        door.Instructor(
            request,
            async _ =>
            {
                var profile = Query.Choice(request, "profile", GradebookProfile.Spreadsheet);
                var file = await gradebook.WriteAsync(profile, cancellation);
                return Results.Bytes(file, "text/csv; charset=utf-8", Gradebook.FileName(profile));
            }
        );
}

using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

/// <summary>One student's report as a PDF.</summary>
public sealed class ReportDownload(CourseStorage storage)
{
    /// <exception cref="RefusalException">404: there is none yet.</exception>
    public async Task<IResult> RunAsync(string studentId, CancellationToken cancellation)
    {
        var report =
            (StudentId.IsValid(studentId) ? await storage.Reports.OpenReadAsync(studentId, cancellation) : null)
            ?? throw new RefusalException(
                StatusCodes.Status404NotFound,
                "no-report",
                new Text(
                    "보고서가 아직 없습니다. 파일이 도착한 뒤 몇 초 안에 만들어집니다.",
                    "There is no report yet: it is made within seconds after a file has arrived."
                )
            );
        return Results.Stream(report, "application/pdf", $"{studentId}.pdf");
    }
}

using CourseAI.Core;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;
using CourseAI.Vision;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline;

/// <param name="Models">SHA-256 of each loaded model, by task.</param>
/// <param name="Waiting">Students who wait for a report.</param>
/// <param name="Problems">What cannot be used; empty when all is well.</param>
public sealed record HealthReport(
    string Status,
    string AppVersion,
    string? CourseVersion,
    IReadOnlyDictionary<string, string> Models,
    int Waiting,
    IReadOnlyList<string> Problems
);

/// <summary>Tells whether the app can do its work, by doing a little of it.</summary>
public sealed class HealthCheck(CourseStorage storage, CourseBook book, Lazy<PictureClassifier> models)
{
    /// <summary>200 when usable, 503 when storage or the rules are not; a course that is still to come is no fault.</summary>
    public async Task<IResult> RunAsync(CancellationToken cancellation)
    {
        var problems = new List<string>();
        var (waiting, course) = (0, (string?)null);
        try
        {
            waiting = (await storage.Waiting.ListAsync(cancellation)).Count;
            course = (await book.FindAsync(cancellation))?.Course.Version;
        }
        catch (CourseNotReadyException error)
        {
            problems.Add(error.Message);
        }
        catch (Azure.RequestFailedException error)
        {
            problems.Add($"Storage answered {error.Status} {error.ErrorCode}.");
        }
        catch (AggregateException)
        {
            // The SDK's retries ended without an answer.
            problems.Add("Storage cannot be reached.");
        }
        return Results.Json(
            new HealthReport(
                problems.Count == 0 ? "healthy" : "unhealthy",
                GradeStudent.AppVersion,
                course,
                Models(),
                waiting,
                problems
            ),
            CoreJson.Options,
            statusCode: problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private Dictionary<string, string> Models() =>
        models.Value.Hashes.ToDictionary(
            model => model.Key.ToString().ToLowerInvariant(),
            model => model.Value,
            StringComparer.Ordinal
        );
}

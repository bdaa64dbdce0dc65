using CourseAI.Core;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;
using CourseAI.Vision;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline;

/// <param name="Storage">Usable: blobs, tables and queues each answered.</param>
/// <param name="Models">SHA-256 of each loaded model, by task.</param>
/// <param name="Waiting">Students who wait for a report.</param>
/// <param name="Queues">Messages in each queue, as storage approximately counts them.</param>
/// <param name="Problems">What cannot be used; empty when all is well.</param>
public sealed record HealthReport(
    string Status,
    string AppVersion,
    string? CourseVersion,
    bool Storage,
    IReadOnlyDictionary<string, string> Models,
    int Waiting,
    IReadOnlyDictionary<string, int> Queues,
    IReadOnlyList<string> Problems
);

/// <summary>Tells whether the app can do its work, by doing a little of it.</summary>
public sealed class HealthCheck(CourseStorage storage, CourseBook book, Lazy<PictureClassifier> models)
{
    /// <summary>200 when usable, 503 when storage or the rules are not; a course that is still to come is no fault, and without models there is no start.</summary>
    public async Task<IResult> RunAsync(CancellationToken cancellation)
    {
        var problems = new List<string>();
        var (waiting, course, usable) = (0, (string?)null, false);
        var queues = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            waiting = (await storage.Waiting.ListAsync(cancellation)).Count;
            foreach (var queue in StorageNames.Queues)
                queues[queue] = await storage.QueueLengths.CountAsync(queue, cancellation);
            course = (await book.FindAsync(cancellation))?.Course.Version;
            usable = true;
        }
        catch (CourseNotReadyException error)
        {
            // It was read, and says something impossible.
            usable = true;
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
                usable,
                Models(),
                waiting,
                queues,
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

using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Reporting;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.Instructing;

/// <param name="Points">0 to what the part is worth.</param>
public sealed record ScoreRequest(string Part, decimal Points, string Comment);

/// <param name="Applied">False for a dry run.</param>
/// <param name="Score">As it stands in the ledger, or would.</param>
/// <param name="Difference">Null: no verdict changes.</param>
public sealed record ScoreChange(bool Applied, Score Score, StudentDifference? Difference);

/// <summary>Gives an instructor's points for a part; the newest of a part counts, and none is ever removed.</summary>
public sealed class GiveScore(
    CourseStorage storage,
    CourseBook book,
    GradeStudent grade,
    RequestReport requests,
    TimeProvider clock
)
{
    /// <param name="dryRun">Tell what would change, and write nothing.</param>
    /// <exception cref="RefusalException">404: no such student or part; 400: points out of range, comment too long.</exception>
    public async Task<ScoreChange> RunAsync(
        Caller instructor,
        string studentId,
        ScoreRequest request,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        var rules = await book.ReadAsync(cancellation);
        Students.Find(rules, studentId);
        var part = Students.FindPart(rules, request.Part);
        if (request.Points < 0 || request.Points > part.Points)
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "points",
                new Text(
                    $"점수 {request.Points}은(는) 0~{part.Points} 범위를 벗어납니다.",
                    $"{request.Points} points is out of range: part {part.Id} takes 0 to {part.Points}."
                )
            );
        }
        var score = new Score(
            part.Id,
            request.Points,
            Students.CheckComment(request.Comment),
            instructor.Name,
            clock.GetCurrentInstant()
        );
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        var difference = grade.Compare(rules, rows, rows with { Scores = [.. rows.Scores, score] });
        if (dryRun)
            return new ScoreChange(false, score, difference);
        var entry = LedgerDrafts.Scored(score);
        await requests.AfterAsync(
            studentId,
            () => storage.Students.AddScoreAsync(studentId, score, entry, cancellation),
            cancellation
        );
        return new ScoreChange(true, score, difference);
    }
}

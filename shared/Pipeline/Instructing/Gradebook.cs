using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Gradebooks;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Instructing;

/// <summary>
/// The grade book of the whole roster, from the verdicts as they stand; who waits for a new one is graded here and now, because a
/// grade book that goes into another system must hold the points that were just given.
/// </summary>
public sealed class Gradebook(CourseStorage storage, CourseBook book, GradeStudent grade)
{
    public static string FileName(GradebookProfile profile) =>
        profile switch
        {
            GradebookProfile.Moodle => "gradebook-moodle.csv",
            GradebookProfile.Canvas => "gradebook-canvas.csv",
            _ => "gradebook.csv",
        };

    public async Task<byte[]> WriteAsync(GradebookProfile profile, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        // Before the verdicts: who has got the new one by then is only graded once more.
        var waiting = await storage.Waiting.ListAsync(cancellation);
        var verdicts = await storage
            .Students.ReadVerdictsAsync(cancellation)
            .ToDictionaryAsync(
                stored => stored.Verdict.StudentId,
                stored => stored.Verdict,
                cancellationToken: cancellation
            );
        foreach (var studentId in waiting.Select(one => one.StudentId).Distinct(StringComparer.Ordinal))
            if (grade.Grade(rules, await storage.Students.ReadAsync(studentId, cancellation)) is { } graded)
                verdicts[studentId] = graded.Verdict;
        return GradebookFile.Write(
            rules.Course,
            rules.Roster.Select(student => (student, verdicts.GetValueOrDefault(student.Id))),
            profile
        );
    }
}

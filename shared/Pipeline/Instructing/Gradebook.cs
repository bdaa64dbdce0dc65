using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Gradebooks;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Instructing;

/// <summary>The grade book of the whole roster, from the verdicts as they stand.</summary>
public sealed class Gradebook(CourseStorage storage, CourseBook book)
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
        var verdicts = await storage
            .Students.ReadVerdictsAsync(cancellation)
            .ToDictionaryAsync(
                stored => stored.Verdict.StudentId,
                stored => stored.Verdict,
                cancellationToken: cancellation
            );
        return GradebookFile.Write(
            rules.Course,
            rules.Roster.Select(student => (student, verdicts.GetValueOrDefault(student.Id))),
            profile
        );
    }
}

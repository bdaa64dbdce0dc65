using CourseAI.Storage;

namespace CourseAI.Pipeline.Instructing;

/// <summary>What an instructor uploads to say how the course is graded.</summary>
public enum RulesFile
{
    Course,
    Roster,
    Extensions,
}

internal static class RulesFiles
{
    public static string Name(this RulesFile file) =>
        file switch
        {
            RulesFile.Course => CourseFiles.Course,
            RulesFile.Roster => CourseFiles.Roster,
            _ => CourseFiles.Extensions,
        };
}

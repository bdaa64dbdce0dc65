using CourseAI.Core.Courses;

namespace CourseAI.Core.Grading;

/// <summary>Applies a course's rules to everything known of one student.</summary>
public static class Grader
{
    /// <summary>
    /// A pure function: the order of evidence, declarations, extensions, scores and decisions does not matter, and nothing
    /// is read but the arguments. Evidence may come from storage or, before uploading, from files at hand.
    /// </summary>
    public static Verdict Grade(Course course, StudentRecord record)
    {
        List<PartVerdict> parts = [.. course.Parts.Select(part => new PartGrader(course, part, record).Grade())];
        return new Verdict
        {
            CourseId = course.Id,
            CourseVersion = course.Version,
            StudentId = record.Student.Id,
            Parts = parts,
            Points = PointsArithmetic.Plain(parts.Sum(part => part.Points ?? 0)),
            MaxPoints = PointsArithmetic.Plain(parts.Sum(part => part.MaxPoints)),
            NeedsPerson = parts.Exists(part =>
                part.Points is null || part.Findings.Any(finding => finding.Outcome == Outcome.NeedsPerson)
            ),
            NeedsAttention = parts.Exists(part =>
                part.State == PartState.NeedsAttention || part.Findings.Any(IsAboutAnUnreadableFile)
            ),
        };
    }

    private static bool IsAboutAnUnreadableFile(Finding finding) =>
        finding is { Rule: RuleIds.Readable or RuleIds.ImagesReadable, Outcome: Outcome.Violated };
}

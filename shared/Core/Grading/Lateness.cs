using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using NodaTime;

namespace CourseAI.Core.Grading;

/// <summary>How late some work is, and what that costs.</summary>
/// <param name="Percent">0–100; 100 after the cut-off.</param>
public sealed record Lateness(Instant CountedAt, DueTime Due, decimal Percent)
{
    public bool IsOnTime => Due.IsOnTime(CountedAt);

    public bool IsAfterCutOff => Due.IsAfterCutOff(CountedAt);

    /// <summary>
    /// The last step whose <see cref="LateStep.After"/> is exceeded, measured from the due date; 0 on time and before the
    /// first step. At the cut-off itself the step still applies; after it, nothing is left.
    /// </summary>
    public static Lateness Of(Course course, DueTime due, Instant countedAt) =>
        new(countedAt, due, PercentOf(course, due, countedAt));

    private static decimal PercentOf(Course course, DueTime due, Instant countedAt)
    {
        if (due.IsOnTime(countedAt))
            return 0;
        if (due.IsAfterCutOff(countedAt))
            return 100;
        return course.Late.LastOrDefault(step => countedAt - due.Due > step.After)?.Percent ?? 0;
    }
}

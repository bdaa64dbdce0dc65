using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using NodaTime;

namespace CourseAI.Core.Grading;

/// <summary>Which submission of a part is graded.</summary>
internal static class AttemptSelection
{
    /// <summary>
    /// One that could be inspected before one that could not; one that may still earn points before one after the
    /// cut-off; then by the course's choice.
    /// </summary>
    /// <param name="submissions">Not empty; the oldest first.</param>
    /// <param name="worth">The points that one would earn; asked only when the best counts.</param>
    public static Submission Choose(
        IReadOnlyList<Submission> submissions,
        DueTime due,
        AttemptChoice choice,
        Func<Submission, decimal> worth
    )
    {
        var readable = Prefer(submissions, submission => submission.Readable);
        var earning = Prefer(readable, submission => !due.IsAfterCutOff(submission.CountedAt));
        return Choose(earning, submission => submission.CountedAt, due, choice, worth);
    }

    /// <param name="oldestFirst">Not empty.</param>
    /// <param name="worth">Asked only when the best counts; among equals the newest counts.</param>
    public static T Choose<T>(
        IReadOnlyList<T> oldestFirst,
        Func<T, Instant> countedAt,
        DueTime due,
        AttemptChoice choice,
        Func<T, decimal> worth
    )
    {
        var preferred = choice switch
        {
            AttemptChoice.Latest => oldestFirst,
            AttemptChoice.Best => Prefer(oldestFirst, IsBest(oldestFirst, worth)),
            _ => Prefer(oldestFirst, item => due.IsOnTime(countedAt(item))),
        };
        return preferred[^1];
    }

    /// <summary>Those that fit, or all when none does.</summary>
    public static IReadOnlyList<T> Prefer<T>(IReadOnlyList<T> items, Func<T, bool> fits)
    {
        List<T> fitting = [.. items.Where(fits)];
        return fitting.Count > 0 ? fitting : items;
    }

    private static Func<T, bool> IsBest<T>(IReadOnlyList<T> items, Func<T, decimal> worth)
    {
        var most = items.Max(worth);
        return item => worth(item) == most;
    }
}

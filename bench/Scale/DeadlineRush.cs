namespace CourseAI.Bench.Scale;

/// <summary>
/// When files come before a deadline: the rate grows like 1 / (time left + <see cref="Ease"/>), the hyperbola found for students' work (König
/// and Kleinmann 2005) and for a thousand proposers a year at a funding agency (Physics Today 69(2), 11, 2016,
/// https://pubs.aip.org/physicstoday/article/69/2/11/415433/A-universal-law-of-procrastination).
/// </summary>
internal sealed record DeadlineRush
{
    /// <summary>Assumed: keeps the last minute finite. A tenth of all files come in about as long before the deadline.</summary>
    public TimeSpan Ease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Assumed: from the publication of the task to its deadline.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(21);

    /// <param name="files">Of the whole course.</param>
    /// <param name="watched">Only those of the last so many hours come out.</param>
    /// <returns>Seconds before the deadline as negative numbers, ascending.</returns>
    public IReadOnlyList<double> Arrivals(int files, TimeSpan watched, Random random)
    {
        var ease = Ease.TotalSeconds;
        // Inverse of the distribution of the time left: P(left < t) = ln(1 + t / ease) / ln(1 + window / ease).
        var whole = Math.Log(1 + Window.TotalSeconds / ease);
        return
        [
            .. Enumerable
                .Range(0, files)
                .Select(_ => ease * (Math.Exp(random.NextDouble() * whole) - 1))
                .Where(left => left <= watched.TotalSeconds)
                .Select(left => -left)
                .Order(),
        ];
    }
}

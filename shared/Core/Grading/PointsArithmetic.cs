namespace CourseAI.Core.Grading;

/// <summary>The formulas of points; docs/rules.md has them with worked examples.</summary>
public static class PointsArithmetic
{
    /// <summary>Above any real length (30,000 years), below what overflows: a hostile file may claim anything.</summary>
    private const decimal LongestSeconds = 1e12m;

    /// <summary>max(0, base − deduction) × (1 − percent ÷ 100), rounded half up to 0.01, once, here.</summary>
    /// <param name="percent">0–100.</param>
    public static decimal Earned(decimal @base, decimal deduction, decimal percent) =>
        Plain(Math.Round(Math.Max(0, @base - deduction) * (100 - percent) / 100, 2, MidpointRounding.AwayFromZero));

    /// <summary>Longer than the limit by more than the tolerance.</summary>
    public static bool IsOver(decimal seconds, decimal limit) => seconds > limit + Courses.VideoPart.ToleranceSeconds;

    /// <summary>
    /// ⌈(seconds − limit) ÷ step⌉ × points: each started step beyond the limit itself, not beyond limit and tolerance.
    /// </summary>
    /// <param name="step">In seconds, above 0.</param>
    public static decimal OverLength(decimal seconds, decimal limit, decimal step, decimal points) =>
        Plain(Math.Ceiling(Math.Max(0, Math.Min(seconds, LongestSeconds) - limit) / step) * points);

    /// <summary>(pages − limit) × points.</summary>
    public static decimal OverPages(int pages, int limit, decimal points) => Plain(Math.Max(0, pages - limit) * points);

    /// <summary>The same number without trailing zeros, so that 20 and 20.00 in a course are the same bytes in a verdict.</summary>
    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}

namespace CourseAI.Training.Measures;

/// <summary>So many of so many.</summary>
internal sealed record Share(int Count, int Of)
{
    /// <summary>The standard normal distribution's 97.5 % quantile: an interval of 95 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>0–1; 0 of nothing is 0.</summary>
    public double Value => Of == 0 ? 0 : Count / (double)Of;

    /// <summary>
    /// Where the share of all such pictures lies with 95 % confidence (Wilson, 1927): it also holds for few pictures, and
    /// for shares near 0 and 1. Of nothing, it is everything from 0 to 1.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Of == 0)
                return (0, 1);
            var spread = Z * Z / Of;
            var middle = (Value + (spread / 2)) / (1 + spread);
            var half = Z * Math.Sqrt((Value * (1 - Value) / Of) + (spread / (4 * Of))) / (1 + spread);
            return (Math.Max(middle - half, 0), Math.Min(middle + half, 1));
        }
    }

    public static Share Among<T>(IReadOnlyCollection<T> all, Func<T, bool> counts) => new(all.Count(counts), all.Count);
}

namespace CourseAI.Training.Measures;

/// <summary>The mean of several shares, in which each counts the same whatever it is a share of.</summary>
internal sealed class MeanShare(IReadOnlyCollection<Share> shares)
{
    /// <summary>0–1; 0 of no shares.</summary>
    public double Value => shares.Select(share => share.Value).DefaultIfEmpty().Average();

    /// <summary>
    /// Where the mean over all such pictures lies with 95 % confidence, out of the shares' own intervals (Zou, Huang and Zhang,
    /// A note on confidence interval estimation for a linear function of binomial proportions, 2009). A share of few
    /// pictures widens it as much as it leaves the mean open.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (shares.Count == 0)
                return (0, 1);
            return (
                Math.Max(Value - Away(share => share.Value - share.Interval.Low), 0),
                Math.Min(Value + Away(share => share.Interval.High - share.Value), 1)
            );
        }
    }

    private double Away(Func<Share, double> each) =>
        Math.Sqrt(shares.Sum(share => Math.Pow(each(share), 2))) / shares.Count;
}

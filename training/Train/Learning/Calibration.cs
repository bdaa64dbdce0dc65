namespace CourseAI.Training.Learning;

/// <summary>Figures over logits of pictures whose labels are known, and what is fitted to them.</summary>
internal static class Calibration
{
    /// <summary>Index of the likeliest label; the last logit stands for "something else" and is none.</summary>
    public static int Best(float[] logits) => Array.IndexOf(logits, logits[..^1].Max());

    public static double Accuracy(float[][] logits, int[] labels) =>
        logits.Zip(labels).Count(pair => Best(pair.First) == pair.Second) / (double)labels.Length;

    /// <summary>
    /// The temperature by which logits must be divided for the least mean negative log-likelihood
    /// (Guo et al., 2017), found by golden section between 0.1 and 10.
    /// </summary>
    public static double FitTemperature(float[][] logits, int[] labels)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Log(0.1), Math.Log(10));
        while (high - low > 1e-4)
        {
            var left = high - (golden * (high - low));
            var right = low + (golden * (high - low));
            if (Loss(logits, labels, Math.Exp(left)) < Loss(logits, labels, Math.Exp(right)))
                high = right;
            else
                low = left;
        }
        return Math.Exp((low + high) / 2);
    }

    /// <summary>The value below which the given share of the values lies.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    /// <summary>Probability of the likeliest label.</summary>
    public static double Confidence(float[] logits, double temperature) =>
        Math.Exp((logits[..^1].Max() / temperature) - Energy(logits, temperature));

    /// <summary>Probability of "something else", the last logit.</summary>
    public static double Other(float[] logits, double temperature) =>
        Math.Exp((logits[^1] / temperature) - Energy(logits, temperature));

    /// <summary>Log of the sum of the exponentials of the divided logits.</summary>
    public static double Energy(float[] logits, double temperature)
    {
        var largest = logits.Max() / temperature;
        return largest + Math.Log(logits.Sum(logit => Math.Exp((logit / temperature) - largest)));
    }

    private static double Loss(float[][] logits, int[] labels, double temperature) =>
        logits.Zip(labels).Average(pair => Energy(pair.First, temperature) - (pair.First[pair.Second] / temperature));
}

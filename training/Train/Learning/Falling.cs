namespace CourseAI.Training.Learning;

/// <summary>A learning rate that falls along half of a cosine: slowly, then fast, then slowly.</summary>
internal static class Falling
{
    /// <param name="done">Of the way, 0–1.</param>
    /// <returns>Share of the rate at its beginning: 1 to 0.</returns>
    public static double At(double done) => 0.5 * (1 + Math.Cos(Math.PI * done));
}

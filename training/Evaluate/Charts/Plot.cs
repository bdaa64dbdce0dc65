using System.Globalization;
using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>The field between two axes of shares, and where a value lies on it.</summary>
/// <param name="X">What the horizontal axis begins and ends with; 0–1.</param>
/// <param name="Y">The vertical one's.</param>
internal sealed record Plot(SKRect Box, (double From, double To) X, (double From, double To) Y)
{
    /// <summary>From the vertical axis to the baseline of what it tells.</summary>
    public const float TitleDistance = 66;

    private const float Size = 11.5f;

    public float AtX(double value) => Box.Left + (float)((value - X.From) / (X.To - X.From) * Box.Width);

    public float AtY(double value) => Box.Bottom - (float)((value - Y.From) / (Y.To - Y.From) * Box.Height);

    public SKPoint At(double x, double y) => new(AtX(x), AtY(y));

    /// <summary>Lines across, the numbers beside and below them, and what the axes tell.</summary>
    public void DrawAxes(Canvas canvas, string x, string y, int xSteps, int ySteps)
    {
        for (var i = 0; i <= ySteps; i++)
        {
            var value = Y.From + ((Y.To - Y.From) * i / ySteps);
            canvas.Line([At(X.From, value), At(X.To, value)], Canvas.Rule);
            canvas.Text(
                Percent(value, Y.To - Y.From),
                Box.Left - 8,
                AtY(value) + 4,
                Size,
                Canvas.Muted,
                SKTextAlign.Right
            );
        }
        for (var i = 0; i <= xSteps; i++)
        {
            var value = X.From + ((X.To - X.From) * i / xSteps);
            canvas.Text(
                Percent(value, X.To - X.From),
                AtX(value),
                Box.Bottom + 17,
                Size,
                Canvas.Muted,
                SKTextAlign.Center
            );
        }
        canvas.Text(x, Box.MidX, Box.Bottom + 36, Size + 1, Canvas.Ink, SKTextAlign.Center);
        canvas.Text(y, Box.Left - TitleDistance, Box.MidY, Size + 1, Canvas.Ink, SKTextAlign.Center, turned: -90);
    }

    /// <summary>As many decimals as the axis needs.</summary>
    private static string Percent(double value, double range) =>
        (value * 100).ToString(range < 0.02 ? "0.0#" : "0.#", CultureInfo.InvariantCulture) + " %";
}

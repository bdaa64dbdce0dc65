using System.Globalization;
using CourseAI.Training.Measures;
using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>The coverage curve: accuracy of what is answered against the share that is answered, and where the model stands on it.</summary>
internal static class CoverageChart
{
    private const float Width = 600;
    private const float Height = 416;
    private const float Left = 94;

    /// <summary>The surest few pictures are all right or all wrong by chance.</summary>
    private const double FewestShown = 0.02;

    public static byte[] Draw(AnswerFigures figures)
    {
        using var canvas = new Canvas(Width, Height);
        var steps = figures.Coverage.Steps;
        var shown = steps.Where(step => step.Of >= FewestShown * steps.Count).ToList();
        var plot = new Plot(
            SKRect.Create(Left, 46, Width - Left - 28, 300),
            (0, 1),
            (Floor(shown.Min(step => step.Value)), 1)
        );
        plot.DrawAxes(canvas, "share of the pictures that is answered", "accuracy of what is answered", 5, 5);
        canvas.Line([.. shown.Select(step => plot.At(step.Of / (double)steps.Count, step.Value))], Canvas.Right, 2);
        var known = figures.RightWhenKnown;
        if (known.Of == 0)
            return canvas.ToPng();
        var point = plot.At(known.Of / (double)steps.Count, known.Value);
        canvas.Dot(point.X, point.Y, 5, Canvas.Wrong);
        canvas.Text(
            string.Create(
                CultureInfo.InvariantCulture,
                $"as shipped: {100.0 * known.Of / steps.Count:F1} % answered, {known.Value * 100:F2} % of it right"
            ),
            plot.Box.Left,
            plot.Box.Top - 18,
            13,
            Canvas.Wrong,
            bold: true
        );
        return canvas.ToPng();
    }

    /// <summary>A round number not far below.</summary>
    private static double Floor(double least)
    {
        double[] floors = [0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.75, 0.5];
        return floors.FirstOrDefault(floor => floor <= least - ((1 - floor) * 0.1));
    }
}

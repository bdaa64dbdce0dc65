using System.Globalization;
using CourseAI.Training.Measures;
using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>A reliability diagram: accuracy against confidence, with the pictures of each bin below it.</summary>
internal static class ReliabilityChart
{
    private const float Width = 600;
    private const float Left = 94;
    private const float Right = 24;
    private const float CountsHeight = 64;

    /// <summary>Bins with fewer are pale: their accuracy is chance.</summary>
    public const int FewPictures = 10;

    public static byte[] Draw(Reliability reliability)
    {
        const float Height = 572;
        using var canvas = new Canvas(Width, Height);
        var plot = new Plot(SKRect.Create(Left, 46, Width - Left - Right, 360), (0, 1), (0, 1));
        plot.DrawAxes(canvas, "confidence", "accuracy", 5, 5);
        foreach (var bin in reliability.Bins.Where(bin => bin.Right.Of > 0))
        {
            var bar = new SKRect(
                plot.AtX(bin.From) + 2,
                plot.AtY(bin.Right.Value),
                plot.AtX(bin.To) - 2,
                plot.Box.Bottom
            );
            canvas.Box(bar, Canvas.Tint(Canvas.Right, bin.Right.Of < FewPictures ? 0.1 : 0.3));
        }
        canvas.Line([plot.At(0, 0), plot.At(1, 1)], Canvas.Muted, 1.25f, 5, 4);
        foreach (var bin in reliability.Bins.Where(bin => bin.Right.Of > 0))
        {
            var x = plot.AtX(bin.Confidence);
            var (low, high) = bin.Right.Interval;
            canvas.Line([new(x, plot.AtY(low)), new(x, plot.AtY(high))], Canvas.Right, 1.5f);
            canvas.Dot(x, plot.AtY(bin.Right.Value), 4, Canvas.Right);
        }
        canvas.Text(
            string.Create(CultureInfo.InvariantCulture, $"expected calibration error {reliability.Error * 100:F2} %"),
            plot.Box.Left,
            plot.Box.Top - 18,
            13,
            Canvas.Ink,
            bold: true
        );
        DrawCounts(canvas, reliability, plot);
        return canvas.ToPng();
    }

    /// <summary>Numbers of pictures; the bars' heights are their logarithms, since nearly all pictures are in the last bin.</summary>
    private static void DrawCounts(Canvas canvas, Reliability reliability, Plot plot)
    {
        var bottom = plot.Box.Bottom + 60 + CountsHeight + 22;
        var most = Math.Log(reliability.Bins.Max(bin => bin.Right.Of) + 1);
        canvas.Line([new(plot.Box.Left, bottom), new(plot.Box.Right, bottom)], Canvas.Rule);
        foreach (var bin in reliability.Bins.Where(bin => bin.Right.Of > 0))
        {
            var height = (float)(Math.Log(bin.Right.Of + 1) / most * CountsHeight);
            var bar = new SKRect(plot.AtX(bin.From) + 2, bottom - height, plot.AtX(bin.To) - 2, bottom);
            canvas.Box(bar, Canvas.Tint(Canvas.Silent, 0.35));
            canvas.Text(
                bin.Right.Of.ToString(CultureInfo.InvariantCulture),
                bar.MidX,
                bar.Top - 5,
                10.5f,
                Canvas.Muted,
                SKTextAlign.Center
            );
        }
        canvas.Text(
            "pictures",
            plot.Box.Left - Plot.TitleDistance,
            bottom - (CountsHeight / 2),
            12.5f,
            Canvas.Ink,
            SKTextAlign.Center,
            turned: -90
        );
    }
}

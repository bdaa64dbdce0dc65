using System.Globalization;
using CourseAI.Training.Cards;
using CourseAI.Training.Measures;
using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>The worst mistakes, as the network was given them, the surest first.</summary>
internal static class MistakeSheet
{
    /// <summary>Most of them.</summary>
    private const int Count = 20;

    private const int PerRow = 5;

    /// <summary>Units that a picture takes at most; small ones are enlarged by whole numbers, others are shown as they are.</summary>
    private const float MostSide = 112;
    private const float Gutter = 16;
    private const float Margin = 16;
    private const float Words = 50;

    /// <param name="mistakes">Of those with the same name, which are nearly the same picture, one is shown.</param>
    /// <returns>A sheet, also where there is no mistake.</returns>
    public static byte[] Draw(IEnumerable<Answer> mistakes)
    {
        var worst = Worst(mistakes);
        var side = worst.Count == 0 ? MostSide : SideOf(worst[0].Prediction.Seen);
        var rows = Math.Max(1, (worst.Count + PerRow - 1) / PerRow);
        using var canvas = new Canvas(
            (2 * Margin) + (PerRow * MostSide) + ((PerRow - 1) * Gutter),
            (2 * Margin) + (rows * (side + Words)) - 8
        );
        if (worst.Count == 0)
            canvas.Text("none", Margin, Margin + 20, 14, Canvas.Muted);
        for (var i = 0; i < worst.Count; i++)
        {
            var left = Margin + (i % PerRow * (MostSide + Gutter));
            var top = Margin + (i / PerRow * (side + Words));
            var box = SKRect.Create(left, top, side, side);
            canvas.Picture(worst[i].Prediction.Seen, box);
            canvas.Frame(box, Canvas.Rule);
            DrawWords(canvas, worst[i], left, top + side);
        }
        return canvas.ToPng();
    }

    /// <summary>How many of them are shown, in words.</summary>
    public static string Told(IEnumerable<Answer> mistakes)
    {
        var all = mistakes.ToList();
        var different = Different(all).Count();
        var of = different == all.Count ? $"{all.Count}" : $"the {different} that differ, of {all.Count}";
        return different > Count ? $"the {Count} surest of {of}" : $"all {of}, the surest first";
    }

    private static List<Answer> Worst(IEnumerable<Answer> mistakes) => [.. Different(mistakes).Take(Count)];

    /// <summary>The surest first.</summary>
    private static IEnumerable<Answer> Different(IEnumerable<Answer> mistakes) =>
        Answer.SurestFirst(mistakes).DistinctBy(answer => (answer.Shown, answer.Name));

    private static float SideOf(byte[] encoded)
    {
        var pixels = SKBitmap.DecodeBounds(encoded).Width / Canvas.PixelsPerUnit;
        return pixels * Math.Max(1, MathF.Floor(MostSide / pixels));
    }

    private static void DrawWords(Canvas canvas, Answer answer, float left, float top)
    {
        const float Width = MostSide + (Gutter / 2);
        var confidence = string.Create(CultureInfo.InvariantCulture, $"{answer.Confidence * 100:F0} %");
        var told = CardPage.Words($"{answer.Shown} → {answer.Prediction.Label}");
        var size = 12 * Math.Min(1, Width / Canvas.WidthOf(told, 12, bold: true));
        canvas.Text(told, left, top + 15, size, answer.IsKnown ? Canvas.Wrong : Canvas.Silent, bold: true);
        canvas.Text(answer.IsKnown ? confidence : $"{confidence}, unsure", left, top + 28, 10, Canvas.Muted);
        canvas.Text(Canvas.Cut(answer.Name, 9, Width), left, top + 40, 9, Canvas.Muted);
    }
}

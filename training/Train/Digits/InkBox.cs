using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Training.Digits;

/// <summary>Brings anything drawn into the place and size that a digit has in MNIST: its ink in a box of 20×20, centred in 28×28.</summary>
internal static class InkBox
{
    public const int Box = 20;
    private const float Faint = 0.15f;

    /// <returns>The box around all ink; null where there is hardly any.</returns>
    public static (int Left, int Top, int Width, int Height)? Of(Plane ink)
    {
        var (left, top, right, bottom) = (ink.Width, ink.Height, 0, 0);
        for (var y = 0; y < ink.Height; y++)
        {
            for (var x = 0; x < ink.Width; x++)
            {
                if (ink[x, y] < Faint)
                    continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }
        return Math.Max(right - left, bottom - top) < 2 ? null : (left, top, right - left, bottom - top);
    }

    /// <param name="ink">Any size; 0 paper, 1 ink.</param>
    /// <returns>784 bytes; null where there is hardly any ink.</returns>
    public static byte[]? Fit(Plane ink)
    {
        if (Of(ink) is not { } box)
            return null;
        return [.. Centred(ink, box, Box).Values.Select(value => (byte)(255 * Math.Clamp(value, 0, 1)))];
    }

    /// <summary>The box's content in the middle of 28×28, its longer side on the given number of pixels.</summary>
    public static Plane Centred(Plane ink, (int Left, int Top, int Width, int Height) box, float longerSide)
    {
        // Paper all around first: resampling goes on with the outermost pixels beyond a plane's edge.
        var side = (int)MathF.Ceiling(Math.Max(box.Width, box.Height) * DigitPicture.Side / longerSide);
        var (left, top) = ((side - box.Width) / 2, (side - box.Height) / 2);
        var paper = new Plane(side, side);
        for (var y = 0; y < box.Height; y++)
        {
            for (var x = 0; x < box.Width; x++)
                paper[left + x, top + y] = ink[box.Left + x, box.Top + y];
        }
        return paper.Resample(0, 0, side, side, DigitPicture.Side, DigitPicture.Side);
    }

    /// <summary>What is drawn in white on black, in a square of the given side.</summary>
    public static Plane Drawn(int side, Action<SKCanvas, SKPaint> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        canvas.Clear(SKColors.Black);
        draw(canvas, paint);
        canvas.Flush();
        return GreyPicture.From(bitmap);
    }
}

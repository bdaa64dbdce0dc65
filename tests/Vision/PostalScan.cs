using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests;

/// <summary>
/// A digit in the form of the postal scans of LeCun et al. (1989): its ink's box stretched over the whole of 16×16 pixels,
/// grey by the scaling, so that thick and blurred strokes touch the edges.
/// </summary>
internal sealed record PostalScan
{
    public const int Side = 16;

    /// <summary>Share by which the width is stretched towards the full box; 0 keeps the digit's shape.</summary>
    public float Stretch { get; init; } = 0.6f;

    public bool DarkInk { get; init; }

    /// <summary>Pixels of the picture for each of the scan.</summary>
    public int Enlarged { get; init; } = 1;

    public SKBitmap Draw(DigitPicture digit)
    {
        var (left, top, right, bottom) = Box(digit);
        var plane = new Plane(DigitPicture.Side, DigitPicture.Side);
        for (var i = 0; i < DigitPicture.Pixels; i++)
            plane.Values[i] = digit.Ink[i] / 255f;
        var (width, height) = (right - left, bottom - top);
        var longer = Math.Max(width, height);
        var newWidth = Side * (width + (Stretch * (longer - width))) / longer;
        var newHeight = Side * (height + (Stretch * (longer - height))) / longer;
        var (fitWidth, fitHeight) = (Math.Max((int)newWidth, 2), Math.Max((int)newHeight, 2));
        var fitted = Sweep
            .Mean(plane.Resample(left, top, width, height, fitWidth * 3, fitHeight * 3), 1)
            .Resample(0, 0, fitWidth * 3, fitHeight * 3, fitWidth, fitHeight);
        var scan = new Plane(Side, Side);
        for (var y = 0; y < fitHeight; y++)
        {
            for (var x = 0; x < fitWidth; x++)
                scan[x + ((Side - fitWidth) / 2), y + ((Side - fitHeight) / 2)] = Math.Min(1, fitted[x, y] * 1.3f);
        }
        var shown = scan.Resample(0, 0, Side, Side, Side * Enlarged, Side * Enlarged);
        var picture = new SKBitmap(new SKImageInfo(shown.Width, shown.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (var y = 0; y < shown.Height; y++)
        {
            var row = picture.GetPixelSpan().Slice(y * picture.RowBytes, shown.Width);
            for (var x = 0; x < shown.Width; x++)
                row[x] = (byte)(255 * (DarkInk ? 1 - shown[x, y] : shown[x, y]));
        }
        return picture;
    }

    /// <summary>Of the ink, half open.</summary>
    private static (int Left, int Top, int Right, int Bottom) Box(DigitPicture digit)
    {
        var (left, top, right, bottom) = (DigitPicture.Side, DigitPicture.Side, 0, 0);
        for (var i = 0; i < DigitPicture.Pixels; i++)
        {
            if (digit.Ink[i] < 64)
                continue;
            var (x, y) = (i % DigitPicture.Side, i / DigitPicture.Side);
            (left, top) = (Math.Min(left, x), Math.Min(top, y));
            (right, bottom) = (Math.Max(right, x + 1), Math.Max(bottom, y + 1));
        }
        return (left, top, right, bottom);
    }
}

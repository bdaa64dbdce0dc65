using System.Runtime.CompilerServices;
using SkiaSharp;

namespace CourseAI.Vision.Pictures;

/// <summary>Any bitmap as brightness, 0 (black) to 1 (white), small enough to be searched quickly.</summary>
internal static class GreyPicture
{
    /// <summary>Pixels on the longer side at most; a digit that fills a tenth of the picture still has about 40.</summary>
    public const int LongestSide = 400;

    /// <summary>
    /// Transparent pixels lie on white. Luma by ITU-R BT.601: blue and red ink are dark in it.
    /// </summary>
    /// <param name="longestSide">Of the result, in pixels, at most.</param>
    /// <exception cref="ArgumentException">The bitmap has no pixels.</exception>
    public static Plane From(SKBitmap picture, int longestSide = LongestSide)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width == 0 || picture.Height == 0 || !picture.ReadyToDraw)
            throw new ArgumentException("The bitmap has no pixels.", nameof(picture));
        if (
            picture.ColorType is SKColorType.Rgba8888 or SKColorType.Bgra8888
            && picture.AlphaType is SKAlphaType.Unpremul or SKAlphaType.Opaque
        )
            return Shrink(picture, longestSide);
        var alpha = picture.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, alpha);
        using var converted = new SKBitmap(info);
        using (var pixels = picture.PeekPixels())
        {
            if (pixels is null || !pixels.ReadPixels(info, converted.GetPixels(), converted.RowBytes))
                throw new ArgumentException("The bitmap's pixels cannot be read.", nameof(picture));
        }
        return Shrink(converted, longestSide);
    }

    /// <returns>The same where it is no larger.</returns>
    public static Plane Shrunk(Plane grey, int longestSide)
    {
        if (grey.LongerSide <= longestSide)
            return grey;
        var (width, height) = (grey.Width * longestSide / grey.LongerSide, grey.Height * longestSide / grey.LongerSide);
        return grey.Resample(0, 0, grey.Width, grey.Height, Math.Max(width, 1), Math.Max(height, 1));
    }

    /// <summary>Averages whole blocks of source pixels while reading, so that 50 megapixels need no second copy.</summary>
    private static Plane Shrink(SKBitmap picture, int longestSide)
    {
        var block = (Math.Max(picture.Width, picture.Height) + longestSide - 1) / longestSide;
        var grey = new Plane((picture.Width + block - 1) / block, (picture.Height + block - 1) / block);
        // Of the first and the third byte of a pixel.
        var weights = picture.ColorType == SKColorType.Rgba8888 ? (299, 114) : (114, 299);
        var bytes = picture.GetPixelSpan();
        for (var y = 0; y < picture.Height; y++)
        {
            var pixels = bytes.Slice(y * picture.RowBytes, picture.Width * 4);
            var row = grey.Values.AsSpan(y / block * grey.Width, grey.Width);
            var rows = Math.Min(block, picture.Height - (y / block * block));
            for (var i = 0; i < row.Length; i++)
            {
                var part = pixels.Slice(i * block * 4, Math.Min(block * 4, pixels.Length - (i * block * 4)));
                row[i] += Luma(part, weights) / (part.Length / 4 * rows);
            }
        }
        return grey;
    }

    /// <summary>Sum over the pixels, each 0–1. Inlined: in a small picture each call has one pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Luma(ReadOnlySpan<byte> pixels, (int First, int Third) weights)
    {
        var opaque = 0;
        var blended = 0f;
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var paint = (weights.First * pixels[i]) + (587 * pixels[i + 1]) + (weights.Third * pixels[i + 2]);
            if (pixels[i + 3] == byte.MaxValue)
                opaque += paint;
            else
                blended += 1 + (((paint / 255_000f) - 1) * pixels[i + 3] / 255f);
        }
        return (opaque / 255_000f) + blended;
    }
}

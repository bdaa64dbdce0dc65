using SkiaSharp;

namespace CourseAI.Vision.Pictures;

/// <summary>Any bitmap as brightness, 0 (black) to 1 (white), small enough to be searched quickly.</summary>
internal static class GreyPicture
{
    /// <summary>Pixels on the longer side at most; a digit that fills a tenth of the picture still has about 40.</summary>
    public const int LongestSide = 400;

    /// <summary>
    /// Transparent pixels lie on white, or on black where what is painted is itself light. Luma by ITU-R BT.601, as
    /// MNIST-like tools do; blue and red ink stay dark in it.
    /// </summary>
    /// <exception cref="ArgumentException">The bitmap has no pixels.</exception>
    public static Plane From(SKBitmap picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width == 0 || picture.Height == 0 || picture.ReadyToDraw == false)
            throw new ArgumentException("The bitmap has no pixels.", nameof(picture));
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if (
            picture.Info.ColorType == info.ColorType
            && picture.Info.AlphaType is SKAlphaType.Unpremul or SKAlphaType.Opaque
        )
            return Shrink(picture);
        using var converted = new SKBitmap(info);
        using (var pixels = picture.PeekPixels())
        {
            if (pixels is null || !pixels.ReadPixels(info, converted.GetPixels(), converted.RowBytes))
                throw new ArgumentException("The bitmap's pixels cannot be read.", nameof(picture));
        }
        return Shrink(converted);
    }

    /// <summary>Averages whole blocks of source pixels while reading, so that 50 megapixels need no second copy.</summary>
    private static Plane Shrink(SKBitmap rgba)
    {
        var block = (Math.Max(rgba.Width, rgba.Height) + LongestSide - 1) / LongestSide;
        var grey = new Plane((rgba.Width + block - 1) / block, (rgba.Height + block - 1) / block);
        var counts = new int[grey.Width];
        var backdrop = Backdrop(rgba);
        for (var top = 0; top < rgba.Height; top += block)
        {
            var row = grey.Values.AsSpan(top / block * grey.Width, grey.Width);
            Array.Clear(counts);
            for (var y = top; y < Math.Min(top + block, rgba.Height); y++)
            {
                var pixels = rgba.GetPixelSpan().Slice(y * rgba.RowBytes, rgba.Width * 4);
                for (var x = 0; x < rgba.Width; x++)
                {
                    row[x / block] += Luma(pixels[(x * 4)..], backdrop);
                    counts[x / block]++;
                }
            }
            for (var x = 0; x < row.Length; x++)
                row[x] /= counts[x];
        }
        return grey;
    }

    private static float Luma(ReadOnlySpan<byte> rgba, float backdrop)
    {
        var paint = ((0.299f * rgba[0]) + (0.587f * rgba[1]) + (0.114f * rgba[2])) / 255f;
        return rgba[3] == 255 ? paint : backdrop + ((paint - backdrop) * rgba[3] / 255f);
    }

    private static float Backdrop(SKBitmap rgba)
    {
        if (rgba.AlphaType == SKAlphaType.Opaque)
            return 1;
        double light = 0;
        double weight = 0;
        var pixels = rgba.GetPixelSpan();
        for (var y = 0; y < rgba.Height; y++)
        {
            var row = pixels.Slice(y * rgba.RowBytes, rgba.Width * 4);
            for (var x = 0; x < row.Length; x += 4)
            {
                light += row[x + 3] * Luma([row[x], row[x + 1], row[x + 2], 255], 0);
                weight += row[x + 3];
            }
        }
        return light > weight / 2 && weight < 255.0 * rgba.Width * rgba.Height / 2 ? 0 : 1;
    }
}

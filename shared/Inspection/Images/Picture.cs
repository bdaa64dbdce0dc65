using System.Globalization;
using CourseAI.Core.Evidence;
using SkiaSharp;

namespace CourseAI.Inspection.Images;

/// <summary>One decoded picture: dimensions from the header first, then pixels, upright and on paper.</summary>
internal sealed class Picture : IDisposable
{
    /// <summary>Four bytes a pixel: 200 MB at most while one picture is looked at (twice that when it must be turned).</summary>
    public const long MaxPixels = 50_000_000;

    private const int ThumbnailSide = 160;
    private const int ThumbnailQuality = 80;

    /// <summary>A JPEG can be decoded at so many eighths of its size, which leaves out most of the work.</summary>
    private const int Eighths = 8;

    private Picture(SKBitmap pixels, SKSizeI size) => (Pixels, Width, Height) = (pixels, size.Width, size.Height);

    /// <summary>sRGB, 8 bits, opaque (see <see cref="Backdrop"/>), EXIF orientation applied; may be smaller than the picture.</summary>
    public SKBitmap Pixels { get; }

    /// <summary>Of the picture as it is seen upright, in its own pixels.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <param name="bytes">The whole file, already known to be PNG, JPEG or WebP by its signature.</param>
    /// <param name="enough">So many pixels on the longer side will do, if the format can leave out the others while decoding.</param>
    /// <exception cref="UninspectableException">It cannot be decoded to its end, or has more pixels than allowed.</exception>
    public static Picture Decode(byte[] bytes, int enough)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec =
            SKCodec.Create(data) ?? throw new UninspectableException(Obstacle.Damaged, "its header cannot be read");
        var stored = codec.Info;
        if ((long)stored.Width * stored.Height > MaxPixels)
            throw new UninspectableException(
                Obstacle.TooLargeInside,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stored.Width:N0} × {stored.Height:N0} pixels; at most {MaxPixels / 1_000_000} megapixels are decoded"
                )
            );
        var isOpaque = stored.AlphaType == SKAlphaType.Opaque;
        var bitmap = Decoded(codec, SizeFor(codec, enough), isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        var origin = codec.EncodedOrigin;
        if (isOpaque && origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return new Picture(bitmap, stored.Size);
        using (bitmap)
            return new Picture(
                Upright(bitmap, origin),
                IsOnItsSide(origin) ? new SKSizeI(stored.Height, stored.Width) : stored.Size
            );
    }

    /// <summary>JPEG, at most 160 pixels on the longer side, never enlarged.</summary>
    public byte[] Thumbnail()
    {
        var scale = Math.Min(1.0, (double)ThumbnailSide / Math.Max(Width, Height));
        var size = new SKImageInfo(
            Math.Max(1, (int)Math.Round(Width * scale)),
            Math.Max(1, (int)Math.Round(Height * scale)),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var small = new SKBitmap(size);
        Pixels.ScalePixels(small, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var jpeg = small.Encode(SKEncodedImageFormat.Jpeg, ThumbnailQuality);
        return jpeg.ToArray();
    }

    public void Dispose() => Pixels.Dispose();

    /// <summary>The smallest that the format can be decoded at with enough pixels on the longer side.</summary>
    private static SKSizeI SizeFor(SKCodec codec, int enough)
    {
        for (var eighths = 1; eighths < Eighths; eighths++)
        {
            var size = codec.GetScaledDimensions((float)eighths / Eighths);
            if (Math.Max(size.Width, size.Height) >= enough)
                return size;
        }
        return codec.Info.Size;
    }

    private static SKBitmap Decoded(SKCodec codec, SKSizeI size, SKAlphaType alpha)
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, srgb);
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
        {
            bitmap.Dispose();
            throw new InvalidOperationException($"no memory for {info.BytesSize64} bytes of a picture");
        }
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw result == SKCodecResult.IncompleteInput
            ? new UninspectableException(Obstacle.Truncated, "the picture ends before its last line")
            : new UninspectableException(Obstacle.Damaged, "its pixels cannot be decoded");
    }

    private static bool IsOnItsSide(SKEncodedOrigin origin) =>
        origin is >= SKEncodedOrigin.LeftTop and <= SKEncodedOrigin.LeftBottom;

    private static SKBitmap Upright(SKBitmap stored, SKEncodedOrigin origin)
    {
        var (w, h) = (stored.Width, stored.Height);
        var turned = IsOnItsSide(origin);
        var upright = new SKBitmap(
            stored.Info.WithSize(turned ? h : w, turned ? w : h).WithAlphaType(SKAlphaType.Opaque)
        );
        using var canvas = new SKCanvas(upright);
        canvas.Clear(Backdrop(stored));
        // EXIF 2.32, tag 0x0112: where row 0 and column 0 of what is stored lie in what is seen.
        canvas.SetMatrix(
            origin switch
            {
                SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
                SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
                SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
                SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
                SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
                _ => SKMatrix.Identity,
            }
        );
        canvas.DrawBitmap(stored, 0, 0, SKSamplingOptions.Default);
        canvas.Flush();
        return upright;
    }

    /// <summary>
    /// What lies under transparent pixels: black where what is painted is light and covers less than half of the picture, so that a
    /// drawing in white is seen; else white.
    /// </summary>
    private static SKColor Backdrop(SKBitmap stored)
    {
        if (stored.AlphaType == SKAlphaType.Opaque)
            return SKColors.White;
        // Premultiplied: the sum of the luma (ITU-R BT.601) is weighed by what covers it already.
        long light = 0;
        long cover = 0;
        var pixels = stored.GetPixelSpan();
        for (var y = 0; y < stored.Height; y++)
        {
            var row = pixels.Slice(y * stored.RowBytes, stored.Width * 4);
            for (var x = 0; x < row.Length; x += 4)
            {
                light += (299 * row[x]) + (587 * row[x + 1]) + (114 * row[x + 2]);
                cover += row[x + 3];
            }
        }
        var isLight = light > cover * 1000 / 2;
        var isSparse = cover < (long)byte.MaxValue * stored.Width * stored.Height / 2;
        return isLight && isSparse ? SKColors.Black : SKColors.White;
    }
}

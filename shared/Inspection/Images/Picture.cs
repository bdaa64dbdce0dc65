using System.Globalization;
using CourseAI.Core.Evidence;
using SkiaSharp;

namespace CourseAI.Inspection.Images;

/// <summary>Decodes one picture: dimensions from the header first, then pixels, upright and on white.</summary>
internal static class Picture
{
    /// <summary>Four bytes a pixel: 200 MB at most while one picture is looked at (twice that when it must be turned).</summary>
    public const long MaxPixels = 50_000_000;

    private const int ThumbnailSide = 160;
    private const int ThumbnailQuality = 80;

    /// <param name="bytes">The whole file, already known to be PNG, JPEG or WebP by its signature.</param>
    /// <returns>sRGB, 8 bits, opaque (what was transparent is white), EXIF orientation applied. The caller disposes it.</returns>
    /// <exception cref="UninspectableException">It cannot be decoded to its end, or has more pixels than allowed.</exception>
    public static SKBitmap Decode(byte[] bytes)
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
        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(stored.Width, stored.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb);
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
        {
            bitmap.Dispose();
            throw new InvalidOperationException($"no memory for {info.BytesSize64} bytes of a picture");
        }
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            bitmap.Dispose();
            throw result == SKCodecResult.IncompleteInput
                ? new UninspectableException(Obstacle.Truncated, "the picture ends before its last line")
                : new UninspectableException(Obstacle.Damaged, "its pixels cannot be decoded");
        }
        var isOpaque = stored.AlphaType == SKAlphaType.Opaque;
        if (isOpaque && codec.EncodedOrigin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return bitmap;
        using (bitmap)
            return Upright(bitmap, codec.EncodedOrigin);
    }

    /// <summary>JPEG, at most 160 pixels on the longer side, never enlarged.</summary>
    public static byte[] Thumbnail(SKBitmap picture)
    {
        var scale = Math.Min(1.0, (double)ThumbnailSide / Math.Max(picture.Width, picture.Height));
        var size = new SKImageInfo(
            Math.Max(1, (int)Math.Round(picture.Width * scale)),
            Math.Max(1, (int)Math.Round(picture.Height * scale)),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var small = new SKBitmap(size);
        picture.ScalePixels(small, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var jpeg = small.Encode(SKEncodedImageFormat.Jpeg, ThumbnailQuality);
        return jpeg.ToArray();
    }

    private static SKBitmap Upright(SKBitmap stored, SKEncodedOrigin origin)
    {
        var (w, h) = (stored.Width, stored.Height);
        var turned = origin is >= SKEncodedOrigin.LeftTop and <= SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(
            stored.Info.WithSize(turned ? h : w, turned ? w : h).WithAlphaType(SKAlphaType.Opaque)
        );
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
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
}

using SkiaSharp;

namespace CourseAI.Vision.Tools;

/// <summary>
/// What the network is given: 160×160 pixels in RGB, the whole picture keeping its shape, in the middle of its border's mean colour.
/// </summary>
internal sealed class ToolPicture : IDisposable
{
    public const int Side = 160;
    public const int Values = 3 * Side * Side;

    private readonly SKBitmap _rgb;

    private ToolPicture(SKBitmap rgb) => _rgb = rgb;

    /// <param name="picture">Upright, any size and colour type; not changed. Transparent pixels lie on white.</param>
    /// <exception cref="ArgumentException">The bitmap has no readable pixels.</exception>
    public static ToolPicture From(SKBitmap picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width == 0 || picture.Height == 0 || !picture.ReadyToDraw)
            throw new ArgumentException("The bitmap has no pixels.", nameof(picture));
        using var image = Image(picture);
        var scale = (double)Side / Math.Max(picture.Width, picture.Height);
        var width = Math.Clamp((int)Math.Round(picture.Width * scale), 1, Side);
        var height = Math.Clamp((int)Math.Round(picture.Height * scale), 1, Side);
        var box = SKRectI.Create((Side - width) / 2, (Side - height) / 2, width, height);
        var rgb = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(rgb);
        canvas.Clear(SKColors.White);
        // Without mipmaps, pixels between the samples would be left out, and thin lines would break.
        canvas.DrawImage(image, box, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        canvas.ClipRect(box, SKClipOperation.Difference);
        canvas.Clear(BorderOf(rgb, box));
        return new ToolPicture(rgb);
    }

    /// <inheritdoc cref="ToInput(SKBitmap)"/>
    public float[] ToInput() => ToInput(_rgb);

    /// <summary>Plane by plane: red, green, blue, each row by row, -1 (none) to 1 (full).</summary>
    /// <param name="rgba">Four bytes per pixel, opaque.</param>
    internal static float[] ToInput(SKBitmap rgba)
    {
        var bytes = rgba.GetPixelSpan();
        var pixels = bytes.Length / 4;
        var values = new float[3 * pixels];
        for (var i = 0; i < pixels; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                values[(channel * pixels) + i] = (bytes[(4 * i) + channel] / 127.5f) - 1;
        }
        return values;
    }

    /// <summary>For people: as PNG, photos were three times as large (mean of 30), and took longer to write.</summary>
    public byte[] ToJpeg()
    {
        using var data = _rgb.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    public void Dispose() => _rgb.Dispose();

    /// <summary>The picture's own pixels, not copied.</summary>
    private static SKImage Image(SKBitmap picture)
    {
        using var pixels = picture.PeekPixels();
        return (pixels is null ? null : SKImage.FromPixels(pixels))
            ?? throw new ArgumentException("The bitmap's pixels cannot be read.", nameof(picture));
    }

    /// <summary>Mean of the pixels along the four edges of the box.</summary>
    private static SKColor BorderOf(SKBitmap rgb, SKRectI box)
    {
        var bytes = rgb.GetPixelSpan();
        Span<int> sums = stackalloc int[3];
        var count = 0;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var isEdge = y == box.Top || y == box.Bottom - 1;
            for (var x = box.Left; x < box.Right; x += isEdge ? 1 : Math.Max(box.Width - 1, 1))
            {
                var at = 4 * ((y * Side) + x);
                for (var channel = 0; channel < 3; channel++)
                    sums[channel] += bytes[at + channel];
                count++;
            }
        }
        return new SKColor((byte)(sums[0] / count), (byte)(sums[1] / count), (byte)(sums[2] / count));
    }
}

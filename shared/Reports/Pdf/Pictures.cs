using CourseAI.Reports.Pdf.Layout;
using SkiaSharp;

namespace CourseAI.Reports.Pdf;

/// <summary>Decodes pictures, each once per document, and draws them within their areas without distortion.</summary>
internal sealed class Pictures : IDisposable
{
    /// <summary>Thumbnails are far below this; anything above is not decoded.</summary>
    private const long MaxPixels = 4_000_000;

    /// <summary>Few pixels are enlarged beforehand, because viewers smooth what they enlarge.</summary>
    private const int PixelScale = 6;
    private const int FewPixels = 64;

    private readonly Dictionary<byte[], SKImage?> decoded = new(ReferenceEqualityComparer.Instance);

    public void Dispose()
    {
        foreach (var image in decoded.Values)
            image?.Dispose();
    }

    public void Paint(PictureMark mark, SKCanvas canvas, SKPaint paint)
    {
        paint.Color = SKColors.Black;
        if (mark.Encoded is { } encoded && Decode(encoded, mark.Pixels) is { } image)
        {
            var area = Fit(image, mark.Area);
            canvas.DrawImage(image, area, SKSamplingOptions.Default, paint);
            return;
        }
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = 0.5f;
        paint.Color = Theme.Rule;
        canvas.DrawRect(mark.Area, paint);
        canvas.DrawLine(mark.Area.Left, mark.Area.Top, mark.Area.Right, mark.Area.Bottom, paint);
        canvas.DrawLine(mark.Area.Left, mark.Area.Bottom, mark.Area.Right, mark.Area.Top, paint);
    }

    private SKImage? Decode(byte[] encoded, bool pixels)
    {
        if (decoded.TryGetValue(encoded, out var known))
            return known;
        return decoded[encoded] = Read(encoded, pixels);
    }

    private static SKImage? Read(byte[] encoded, bool pixels)
    {
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MaxPixels)
            return null;
        if (!pixels || Math.Max(codec.Info.Width, codec.Info.Height) > FewPixels)
            return SKImage.FromEncodedData(data);
        using var small = SKBitmap.Decode(codec);
        if (small is null)
            return null;
        using var large = small.Resize(
            small.Info.WithSize(small.Width * PixelScale, small.Height * PixelScale),
            new SKSamplingOptions(SKFilterMode.Nearest)
        );
        return large is null ? null : SKImage.FromBitmap(large);
    }

    private static SKRect Fit(SKImage image, SKRect area)
    {
        var scale = Math.Min(area.Width / image.Width, area.Height / image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        return SKRect.Create(area.Left, area.Top + ((area.Height - height) / 2), width, height);
    }
}

using SkiaSharp;

namespace CourseAI.Training.Tools;

/// <summary>A photo as a phone may take it, for times: a tool on a grainy ground, since a flat one is decoded too quickly.</summary>
internal static class GrainyPhoto
{
    private const int Width = 1024;
    private const int Height = 768;

    /// <param name="icon">The file of a drawing, which is laid on the ground.</param>
    /// <returns>1024×768 pixels as JPEG of quality 90.</returns>
    public static byte[] Jpeg(string icon)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var random = new Random(1);
        foreach (ref var value in bitmap.GetPixelSpan())
            value = (byte)random.Next(150, 190);
        using (var canvas = new SKCanvas(bitmap))
        using (var image = SKImage.FromEncodedData(icon))
            canvas.DrawImage(image, SKRect.Create((Width - Height) / 2f, 0, Height, Height), SKSamplingOptions.Default);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}

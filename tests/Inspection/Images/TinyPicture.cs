using SkiaSharp;

namespace CourseAI.Inspection.Tests.Images;

/// <summary>Two by two grey pixels, where it does not matter what a picture shows.</summary>
internal static class TinyPicture
{
    public static byte[] Png()
    {
        using var bitmap = new SKBitmap(2, 2);
        bitmap.Erase(SKColors.Gray);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}

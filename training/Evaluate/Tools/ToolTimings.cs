using System.Diagnostics;
using CourseAI.Core.Courses;
using CourseAI.Inspection.Images;
using CourseAI.Vision.Tools;
using SkiaSharp;

namespace CourseAI.Training.Tools;

/// <summary>What one picture from a phone costs here and now, from the file's bytes to the answer, decoded as inspection does.</summary>
internal static class ToolTimings
{
    private const int Predictions = 200;
    private const int Width = 1024;
    private const int Height = 768;

    /// <param name="icons">One of these is the picture's content.</param>
    public static IReadOnlyDictionary<string, double> Measure(ToolModel model, IReadOnlyList<Drawing> icons)
    {
        var jpeg = Jpeg(icons[0]);
        var took = Progress
            .Through("timing", Enumerable.Range(0, Predictions), Predictions)
            .Select(_ =>
            {
                var watch = Stopwatch.StartNew();
                using var picture = Picture.Decode(jpeg, ImagesInspector.SideFor(VisionTask.Tools));
                model.Classify(picture.Pixels);
                return watch.Elapsed.TotalMicroseconds;
            })
            .Order()
            .ToArray();
        return new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["medianDecodingAndPredictionMicroseconds"] = Math.Round(took[Predictions / 2]),
        };
    }

    /// <summary>A tool on a grainy ground: a flat one would be decoded too quickly.</summary>
    private static byte[] Jpeg(Drawing icon)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var random = new Random(1);
        foreach (ref var value in bitmap.GetPixelSpan())
            value = (byte)random.Next(150, 190);
        using (var canvas = new SKCanvas(bitmap))
        using (var image = SKImage.FromEncodedData(icon.Path))
            canvas.DrawImage(image, SKRect.Create((Width - Height) / 2f, 0, Height, Height), SKSamplingOptions.Default);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}

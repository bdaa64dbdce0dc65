using System.Diagnostics;
using CourseAI.Core.Courses;
using CourseAI.Inspection.Images;
using CourseAI.Vision.Tools;

namespace CourseAI.Training.Tools;

/// <summary>What one picture from a phone costs here and now, from the file's bytes to the answer, decoded as inspection does.</summary>
internal static class ToolTimings
{
    private const int Predictions = 200;

    /// <param name="icons">One of these is the picture's content.</param>
    public static IReadOnlyDictionary<string, double> Measure(ToolModel model, IReadOnlyList<Drawing> icons)
    {
        var jpeg = GrainyPhoto.Jpeg(icons[0].Path);
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
}

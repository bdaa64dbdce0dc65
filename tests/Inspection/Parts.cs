using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using SkiaSharp;

namespace CourseAI.Inspection.Tests;

/// <summary>One part of each kind, and inspection of bytes or sample files as it.</summary>
internal static class Parts
{
    public static readonly PdfPart Pdf = new()
    {
        Id = "report",
        Title = Text.Same("report"),
        Points = 10,
        MaxBytes = 50_000_000,
        MaxPages = 5,
    };

    public static readonly ZipPart Zip = new()
    {
        Id = "source",
        Title = Text.Same("source"),
        Points = 10,
        MaxBytes = 50_000_000,
    };

    public static readonly ImagesPart Images = new()
    {
        Id = "images",
        Title = Text.Same("images"),
        Points = 10,
        MaxBytes = 50_000_000,
        Task = VisionTask.Digits,
    };

    /// <summary>A classifier that says how the picture that it was given looks in the middle of its upper left quarter.</summary>
    public static Prediction TellsCorner(VisionTask task, SKBitmap picture) =>
        Says(picture.GetPixel(picture.Width / 4, picture.Height / 4).ToString());

    /// <summary>What a classifier answers that is sure of it.</summary>
    public static Prediction Says(string label) =>
        new()
        {
            Label = label,
            Confidence = 1,
            Decision = Certainty.Known,
            Seen = [1],
            Model = new string('0', 64),
        };

    public static async Task<Inspected> InspectAsync(
        this Part part,
        byte[] bytes,
        string fileName = "file",
        Classify? classify = null
    )
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await new Inspector(classify ?? TellsCorner).InspectAsync(
            part,
            fileName,
            stream,
            TestContext.Current.CancellationToken
        );
    }

    public static async Task<Facts> FactsAsync(
        this Part part,
        byte[] bytes,
        string fileName = "file",
        Classify? classify = null
    ) => (await part.InspectAsync(bytes, fileName, classify)).Facts;
}

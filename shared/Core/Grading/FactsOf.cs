using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Core.Grading;

/// <summary>Whether a file's facts are those that its part asks for.</summary>
internal static class FactsOf
{
    /// <summary>Inspected as the part's kind; for pictures, with something in it that can be used.</summary>
    public static bool AreReadable(Part part, AttemptEvidence evidence) =>
        (part, evidence.Facts) switch
        {
            (PdfPart, PdfFacts) or (VideoPart, VideoFacts) or (ZipPart, ZipFacts) => true,
            (ImagesPart, ImagesFacts images) => images.Labels.Count > 0
                || images.Images.Any(image => image.Problem is null),
            _ => false,
        };

    /// <summary>Why the file is not readable. A course may change a part's kind after files were inspected.</summary>
    public static Uninspectable ProblemOf(AttemptEvidence evidence) =>
        evidence.Facts switch
        {
            Uninspectable problem => problem,
            ImagesFacts images => images.Images.Select(image => image.Problem).FirstOrDefault(p => p is not null)
                ?? new Uninspectable(Obstacle.Empty, "no pictures inside"),
            PdfFacts => new Uninspectable(Obstacle.UnsupportedFormat, "PDF"),
            VideoFacts video => new Uninspectable(Obstacle.UnsupportedFormat, video.Container),
            _ => new Uninspectable(Obstacle.UnsupportedFormat, "ZIP"),
        };
}

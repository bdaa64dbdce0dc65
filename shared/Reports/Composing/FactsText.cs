using System.Globalization;
using CourseAI.Core.Evidence;

namespace CourseAI.Reports.Composing;

/// <summary>What inspection saw of a file, in a few words that read the same in both languages.</summary>
internal static class FactsText
{
    public static string Of(Facts facts) =>
        facts switch
        {
            PdfFacts pdf => $"PDF, {pdf.Pages} p",
            VideoFacts video => string.Create(
                CultureInfo.InvariantCulture,
                $"{video.Container}, {video.Seconds:0.00} s, {video.Width}×{video.Height}, {Shown.Name(video.Codec)}"
            ),
            ZipFacts zip => $"ZIP, {Shown.Grouped(zip.Entries)} files",
            ImagesFacts { Images: [{ Format: { } format } image] } => $"{format}, {image.Width}×{image.Height}",
            ImagesFacts images => $"{images.Images.Count} images",
            Uninspectable obstacle => Words.Of(obstacle.Obstacle).En,
            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts, "no words for these facts"),
        };
}

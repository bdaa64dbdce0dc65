using System.Globalization;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Images;
using CourseAI.Inspection.Pdf;
using CourseAI.Inspection.Video;
using CourseAI.Inspection.Zip;

namespace CourseAI.Inspection;

/// <summary>
/// Facts of one uploaded file, by the kind of its part. Bad content never throws: it becomes
/// <see cref="Uninspectable"/>. What throws is what trying again may help against: the source stream, the disk, the model.
/// </summary>
public sealed class Inspector(Classify classify)
{
    /// <summary>Stands in the evidence; changes when the same file could give other facts.</summary>
    public const string Version = "courseai-inspection/3";

    private readonly ImagesInspector _images = new(classify);

    /// <param name="fileName">As the student named it; only its last segment and extension are looked at.</param>
    /// <param name="file">Seekable; may be remote: read once from beginning to end in large pieces. Left open.</param>
    public async Task<Inspected> InspectAsync(Part part, string fileName, Stream file, CancellationToken ct)
    {
        // A video has its own single pass, and needs no copy: its index is a few reads of the remote file.
        if (part is VideoPart && file.Length > 0 && file.Length <= part.MaxBytes)
        {
            var (facts, size, sha256) = await VideoInspector.InspectAsync(file, fileName, ct);
            return new Inspected(facts, size, sha256);
        }
        await using var copy = await HashedCopy.TakeAsync(file, part.MaxBytes, ct);
        return new Inspected(await FactsAsync(part, fileName, copy, ct), copy.Size, copy.Sha256);
    }

    private async Task<Facts> FactsAsync(Part part, string fileName, HashedCopy copy, CancellationToken ct)
    {
        if (copy.Size == 0)
            return new Uninspectable(Obstacle.Empty, "the file has no bytes");
        if (copy.Size > part.MaxBytes)
            return new Uninspectable(
                Obstacle.TooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{copy.Size:N0} bytes; at most {part.MaxBytes:N0} are taken"
                )
            );
        try
        {
            return part switch
            {
                PdfPart => await PdfInspector.InspectAsync(copy.Content, fileName, ct),
                ZipPart => ZipInspector.Inspect(copy.Content, fileName, ct),
                ImagesPart images => _images.Inspect(images, fileName, copy.Content, ct),
                _ => throw new ArgumentException($"no inspector for the part {part.Id}", nameof(part)),
            };
        }
        catch (UninspectableException e)
        {
            return e.Facts;
        }
    }
}

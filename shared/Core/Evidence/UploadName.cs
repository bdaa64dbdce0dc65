using System.Diagnostics.CodeAnalysis;

namespace CourseAI.Core.Evidence;

/// <summary>
/// A name in the container <c>uploads</c>: <c>{studentId}/{part}/{fileName}</c> by the storage portal, or
/// <c>{studentId}/{part}/~{uploadId}/{fileName}</c> by HTTP. Parsing says only what the name claims, not whether the
/// roster knows the student or the course the part.
/// </summary>
/// <param name="UploadId">Null for the storage portal's door.</param>
public sealed record UploadName(string StudentId, string PartId, string? UploadId, string FileName)
{
    /// <summary>Reserved: starts the segment that carries an upload id.</summary>
    public const char Reserved = '~';

    /// <returns>
    /// False when the name has fewer than three segments, an empty one, one of <c>.</c> and <c>..</c> (which an address would
    /// resolve, and so speak of another blob), or a reserved one out of place.
    /// </returns>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out UploadName? name)
    {
        name = null;
        var segments = ComposedForm.Of(blobName).Split('/');
        if (segments.Length < 3 || segments.Any(segment => segment is "" or "." or ".."))
            return false;
        var hasUploadId = segments[2][0] == Reserved;
        if (hasUploadId && (segments.Length < 4 || segments[2].Length == 1))
            return false;
        var fileSegments = segments[(hasUploadId ? 3 : 2)..];
        if (segments[0][0] == Reserved || segments[1][0] == Reserved || fileSegments.Any(s => s[0] == Reserved))
            return false;
        name = new UploadName(
            segments[0],
            segments[1],
            hasUploadId ? segments[2][1..] : null,
            string.Join('/', fileSegments)
        );
        return true;
    }

    public override string ToString() =>
        UploadId is null ? $"{StudentId}/{PartId}/{FileName}" : $"{StudentId}/{PartId}/{Reserved}{UploadId}/{FileName}";
}

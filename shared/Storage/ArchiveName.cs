using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CourseAI.Storage;

/// <summary>
/// A name in the container <c>archive</c>: <c>{studentId}/{part}/{attemptId}/{fileName}</c>. Only student, part and attempt are
/// ever read from it: a file name too long for storage beside the attempt id is shortened here, while evidence keeps all of it.
/// </summary>
public sealed record ArchiveName(string StudentId, string PartId, string AttemptId, string FileName)
{
    /// <summary>Storage's limits for a blob name: 1,024 characters, 254 segments.</summary>
    private const int MaxLength = 1024;

    private const int MaxFileSegments = 200;
    private const int KeptExtension = 16;

    public static ArchiveName For(string studentId, string partId, string attemptId, string fileName)
    {
        var room = MaxLength - $"{studentId}/{partId}/{attemptId}/".Length;
        return new ArchiveName(studentId, partId, attemptId, Shortened(fileName, room));
    }

    /// <returns>False for names that are no attempt's copy, such as evidence that lies beside it.</returns>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out ArchiveName? name)
    {
        var segments = blobName.Split('/', 4);
        name =
            segments.Length == 4 && segments[3] is ['~', ..] == false
                ? new ArchiveName(segments[0], segments[1], segments[2], segments[3])
                : null;
        return name is not null;
    }

    /// <summary>The folder of everything that belongs to the attempt, ending with a slash.</summary>
    public string Folder => $"{StudentId}/{PartId}/{AttemptId}/";

    public override string ToString() => Folder + FileName;

    /// <summary>Keeps names apart by a hash where it has to cut, and keeps the extension.</summary>
    private static string Shortened(string fileName, int room)
    {
        if (fileName.Length <= room && fileName.Count(c => c == '/') < MaxFileSegments)
            return fileName;
        var extension = Path.GetExtension(fileName);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fileName)))[..16];
        return hash + (extension.Length <= KeptExtension ? extension : "");
    }
}

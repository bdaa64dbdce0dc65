using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.HandIn;

/// <summary>What a file may be called when it comes by HTTP.</summary>
public static class FileNameRule
{
    /// <summary>Storage takes names of 1,024 characters; ids, part and slashes need their share.</summary>
    public const int MaxLength = 512;

    /// <summary>Storage takes names of 254 segments.</summary>
    private const int MaxSegments = 200;

    /// <returns>The name in NFC.</returns>
    /// <exception cref="RefusalException">400 with what is wrong.</exception>
    public static string Check(string fileName)
    {
        var name = ComposedForm.Of(fileName);
        var problem =
            name.Length is 0 or > MaxLength
                ? new Text($"파일 이름은 1~{MaxLength}자입니다.", $"A file name has 1 to {MaxLength} characters.")
            : name.Any(char.IsControl) || name.Contains('\\', StringComparison.Ordinal)
                ? new Text(
                    "파일 이름에 제어 문자나 \\ 를 쓸 수 없습니다.",
                    "A file name has no control characters and no backslash."
                )
            : name.Count(character => character == '/') >= MaxSegments
                ? new Text($"폴더는 {MaxSegments}단계까지입니다.", $"A file name has at most {MaxSegments} segments.")
            : name.Split('/')
                .Any(segment => segment is "" or "." or ".." || segment[0] == UploadName.Reserved || segment[^1] == '.')
                ? new Text(
                    "폴더 이름이 비었거나 . 또는 ..이거나 ~로 시작하거나 .으로 끝납니다.",
                    "A segment of the name is empty, . or .., starts with ~ or ends with a dot."
                )
            : null;
        return problem is null
            ? name
            : throw new RefusalException(StatusCodes.Status400BadRequest, "file-name", problem);
    }
}

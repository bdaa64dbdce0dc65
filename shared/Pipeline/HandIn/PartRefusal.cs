using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.HandIn;

/// <summary>What is said of a part that is not there, or of a file that it does not take.</summary>
internal static class PartRefusal
{
    public static RefusalException Unknown(Course course, string partId)
    {
        var ids = string.Join(", ", course.Parts.Select(part => part.Id));
        return new RefusalException(
            StatusCodes.Status404NotFound,
            "unknown-part",
            new Text(
                $"\"{partId}\" 항목은 없습니다. 있는 항목: {ids}",
                $"There is no part \"{partId}\"; the parts are {ids}."
            )
        );
    }

    /// <exception cref="RefusalException">400: nothing; 413: more than the part takes.</exception>
    public static void CheckSize(Part part, long size)
    {
        if (size <= 0)
        {
            throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "empty-file",
                new Text("빈 파일은 낼 수 없습니다.", "An empty file cannot be handed in: size must be above 0.")
            );
        }
        if (size > part.MaxBytes)
        {
            throw new RefusalException(
                StatusCodes.Status413PayloadTooLarge,
                "file-too-large",
                new Text(
                    $"{size:N0}바이트입니다. 이 항목은 {part.MaxBytes:N0}바이트까지 받습니다.",
                    $"The file has {size:N0} bytes; this part takes up to {part.MaxBytes:N0}."
                )
            );
        }
    }
}

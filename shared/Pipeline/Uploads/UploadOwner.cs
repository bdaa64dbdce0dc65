using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Courses;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Uploads;

/// <summary>Whose upload it is, and what it is handed in for.</summary>
/// <param name="FileName">In NFC.</param>
/// <param name="UploadId">The declaration whose slot it came through; null for the storage portal's door.</param>
public sealed record UploadOwner(RosterEntry Student, Part Part, string FileName, string? UploadId)
{
    /// <summary>
    /// By the name alone, or by what the instructor said; never guessed. Of the two results exactly one is null.
    /// </summary>
    /// <param name="rules">Null when there is no readable course.</param>
    public static (UploadOwner? Owner, Text? WhyNot) Of(CourseRules? rules, string blobName, Assignment? assignment)
    {
        if (rules is null)
            return Nobody(
                "과목 설정(course.json)이 아직 없거나 읽을 수 없습니다.",
                "There is no course.json yet, or it cannot be read."
            );
        var named = UploadName.TryParse(blobName, out var name);
        var studentId = assignment?.StudentId ?? name?.StudentId;
        var partId = assignment?.PartId ?? name?.PartId;
        if (studentId is null || partId is null)
            return Nobody(
                "이름이 {학번}/{항목}/{파일} 꼴이 아닙니다.",
                "The name must look like {studentId}/{part}/{fileName}."
            );
        if (rules.FindStudent(studentId) is not { } student)
            return Nobody($"명단에 {studentId} 학생이 없습니다.", $"The roster has no student {studentId}.");
        if (rules.Course.FindPart(partId) is not { } part)
            return Nobody($"과목에 {partId} 항목이 없습니다.", $"The course has no part {partId}.");
        return (new UploadOwner(student, part, named ? name!.FileName : LastSegment(blobName), name?.UploadId), null);
    }

    private static (UploadOwner?, Text?) Nobody(string korean, string english) => (null, new Text(korean, english));

    private static string LastSegment(string blobName)
    {
        var segment = ComposedForm.Of(blobName).TrimEnd('/').Split('/')[^1];
        return segment.Trim(UploadName.Reserved, '.') is { Length: > 0 }
            ? segment.TrimStart(UploadName.Reserved)
            : "file";
    }
}

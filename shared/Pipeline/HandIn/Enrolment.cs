using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.HandIn;

/// <summary>Who hands in what: finds both in the rules, or says which are there.</summary>
internal static class Enrolment
{
    /// <exception cref="RefusalException">403: not on the roster; 404: no such part.</exception>
    public static (RosterEntry Student, Part Part) Find(CourseRules rules, string studentId, string partId)
    {
        var student = FindStudent(rules, studentId);
        var part =
            rules.Course.FindPart(partId)
            ?? throw new RefusalException(
                StatusCodes.Status404NotFound,
                "unknown-part",
                new Text(
                    $"\"{partId}\" 항목은 없습니다. 있는 항목: {PartIds(rules.Course)}",
                    $"There is no part \"{partId}\"; the parts are {PartIds(rules.Course)}."
                )
            );
        return (student, part);
    }

    /// <exception cref="RefusalException">403: the token is good, but the roster does not have this student.</exception>
    public static RosterEntry FindStudent(CourseRules rules, string studentId) =>
        rules.FindStudent(studentId)
        ?? throw new RefusalException(
            StatusCodes.Status403Forbidden,
            "not-enrolled",
            new Text(
                $"학번 {studentId}은(는) 이 과목의 명단에 없습니다. 교수자에게 문의해 주십시오.",
                $"Student {studentId} is not on this course's roster: ask the instructor."
            )
        );

    public static RefusalException TooLarge(Part part, long size) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            "file-too-large",
            new Text(
                $"{size:N0}바이트입니다. 이 항목은 {part.MaxBytes:N0}바이트까지 받습니다.",
                $"The file has {size:N0} bytes; this part takes up to {part.MaxBytes:N0}."
            )
        );

    private static string PartIds(Course course) => string.Join(", ", course.Parts.Select(part => part.Id));
}

using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.HandIn;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

/// <summary>What an instructor names in an address or a body, found in the rules.</summary>
internal static class Students
{
    /// <exception cref="RefusalException">404.</exception>
    public static RosterEntry Find(CourseRules rules, string studentId) =>
        rules.FindStudent(studentId)
        ?? throw new RefusalException(
            StatusCodes.Status404NotFound,
            "unknown-student",
            new Text($"명단에 학번 {studentId}이(가) 없습니다.", $"The roster has no student {studentId}.")
        );

    /// <summary>What stands in a ledger for ever, and in a row that holds no more than a megabyte.</summary>
    private const int MaxComment = 4_000;

    /// <returns>Without the blanks around it.</returns>
    /// <exception cref="RefusalException">400: too long.</exception>
    public static string CheckComment(string comment) =>
        comment.Length <= MaxComment
            ? comment.Trim()
            : throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "comment",
                new Text(
                    $"의견은 {MaxComment:N0}자까지입니다({comment.Length:N0}자).",
                    $"A comment has up to {MaxComment:N0} characters; this one has {comment.Length:N0}."
                )
            );

    /// <exception cref="RefusalException">404.</exception>
    public static Part FindPart(CourseRules rules, string partId) =>
        rules.Course.FindPart(partId) ?? throw PartRefusal.Unknown(rules.Course, partId);
}

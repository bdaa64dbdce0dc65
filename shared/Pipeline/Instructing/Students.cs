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

    /// <exception cref="RefusalException">404.</exception>
    public static Part FindPart(CourseRules rules, string partId) =>
        rules.Course.FindPart(partId) ?? throw PartRefusal.Unknown(rules.Course, partId);
}

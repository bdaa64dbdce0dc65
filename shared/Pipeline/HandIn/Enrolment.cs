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
        var part = rules.Course.FindPart(partId) ?? throw PartRefusal.Unknown(rules.Course, partId);
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
}

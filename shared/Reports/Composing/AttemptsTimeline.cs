using CourseAI.Core.Deadlines;
using CourseAI.Reports.Model;
using NodaTime;

namespace CourseAI.Reports.Composing;

/// <summary>Every attempt of a student, measured from the due date that applied to it.</summary>
internal static class AttemptsTimeline
{
    public static Timeline Of(ReportInput input)
    {
        var zone = input.Course.TimeZone;
        return new Timeline([
            .. input.Verdict.Parts.Select(part => new TimelineRow(
                Shown.Text(part.Title),
                Shown.Due(part.Due, zone).Ko,
                CutOff(input, part.PartId),
                [
                    .. part.Attempts.Select(attempt => new TimelinePoint(
                        attempt.CountedAt - part.Due,
                        attempt.Arrived - part.Due,
                        attempt.OnTime,
                        attempt.Counts
                    )),
                ]
            )),
        ]);
    }

    /// <summary>An extension moves the cut-off as far as the due date, so that their distance is the course's.</summary>
    private static Duration? CutOff(ReportInput input, string partId)
    {
        var course = input.Course;
        if (course.CutOff is not { } cutOff || course.FindPart(partId) is not { } part)
            return null;
        return Deadline.ToInstant(cutOff, course.TimeZone)
            - Deadline.ToInstant(part.Due ?? course.Due, course.TimeZone);
    }
}

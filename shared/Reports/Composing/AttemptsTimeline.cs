using CourseAI.Reports.Model;

namespace CourseAI.Reports.Composing;

/// <summary>Every attempt of a student, measured from the due date that applied to it.</summary>
internal static class AttemptsTimeline
{
    public static Timeline Of(ReportInput input) =>
        new([
            .. input.Verdict.Parts.Select(part => new TimelineRow(
                Shown.Text(part.Title),
                Shown.Due(part.Due, input.Course.TimeZone).Ko,
                part.CutOff - part.Due,
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

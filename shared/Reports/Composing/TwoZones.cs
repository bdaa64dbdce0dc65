using System.Text.RegularExpressions;
using CourseAI.Core;
using CourseAI.Core.Deadlines;

namespace CourseAI.Reports.Composing;

/// <summary>
/// A verdict's sentences give each time in the course's zone and in UTC (<see cref="ShownTime"/>), because either language
/// may be read alone. In a report both stand side by side: the Korean keeps the course's zone, the English keeps UTC.
/// </summary>
internal static partial class TwoZones
{
    public static Text Split(Text text) =>
        text.Ko == text.En
            ? text
            : new Text(
                Time().Replace(text.Ko, "${date} ${time} ${zone}"),
                Time().Replace(text.En, time => $"{UtcDate(time)} {time.Groups["utcTime"].Value} UTC")
            );

    private static string UtcDate(Match time) => time.Groups[time.Groups["utcDate"].Success ? "utcDate" : "date"].Value;

    [GeneratedRegex(
        @"(?<date>[0-9-]{10}) (?<time>[0-9:.]{8,18}) (?<zone>\S{1,9}) \(((?<utcDate>[0-9-]{10}) )?(?<utcTime>[0-9:.]{8,18}) UTC\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Time();
}

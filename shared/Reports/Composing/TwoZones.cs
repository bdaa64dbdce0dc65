using System.Text.RegularExpressions;
using CourseAI.Core;

namespace CourseAI.Reports.Composing;

/// <summary>
/// A verdict's sentences give each time in the course's zone and in UTC, because either language may be read alone. In a
/// report both stand side by side: the Korean keeps the course's zone, the English keeps UTC.
/// </summary>
internal static partial class TwoZones
{
    public static Text Split(Text text) =>
        text.Ko == text.En ? text : new Text(Time().Replace(text.Ko, "${local}"), Time().Replace(text.En, "${utc}"));

    [GeneratedRegex(
        @"(?<local>[0-9-]{10} [0-9:.]{8,18}( \S{1,8})?) \(UTC[+-][0-9]{2}:[0-9]{2}; (?<utc>[0-9-]{10} [0-9:.]{8,18} UTC)\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Time();
}

using CourseAI.Core;
using NodaTime;

namespace CourseAI.Reports.Model;

/// <summary>
/// When things came, measured from when they were due: one row per part, every row's due date on the same vertical
/// line, so that parts with different due dates compare. What came close to the line matters most, so a renderer
/// spreads the minutes around it and narrows the weeks.
/// </summary>
public sealed record Timeline(IReadOnlyList<TimelineRow> Rows) : Block;

/// <param name="Due">As words: date, time and zone.</param>
/// <param name="CutOff">After the due date; null: none.</param>
public sealed record TimelineRow(Text Label, string Due, Duration? CutOff, IReadOnlyList<TimelinePoint> Points);

/// <param name="Counted">Time at which the attempt counts, less the due date: negative when early.</param>
/// <param name="Arrived">When its bytes came; differs from <paramref name="Counted"/> for declared files.</param>
/// <param name="Graded">False: it stands there and another one counts.</param>
public sealed record TimelinePoint(Duration Counted, Duration Arrived, bool OnTime, bool Graded);

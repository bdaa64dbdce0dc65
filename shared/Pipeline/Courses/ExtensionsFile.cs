using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Pipeline.Wire;
using NodaTime.Text;

namespace CourseAI.Pipeline.Courses;

/// <summary><c>extensions.csv</c>: student (id or label), part (empty: all), due (local to the course), reason.</summary>
public static class ExtensionsFile
{
    private static readonly string[] Columns = ["student", "part", "due", "reason"];

    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.GeneralIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm"),
    ];

    /// <summary>All faults at once; students and parts are held against the roster and the course.</summary>
    public static (IReadOnlyList<Extension> Extensions, IReadOnlyList<Fault> Faults) Read(
        ReadOnlySpan<byte> bytes,
        Course course,
        IReadOnlyList<RosterEntry> roster
    )
    {
        var table = CsvTable.Read(bytes, Columns);
        var faults = new List<Fault>(table.Faults);
        var extensions = new List<Extension>();
        var targets = roster.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        targets.UnionWith(roster.SelectMany(entry => entry.Labels));
        foreach (var row in table.Rows)
        {
            if (!targets.Contains(row["student"]))
                faults.Add(
                    row.Fault(
                        "student",
                        new Text("명단에 없는 학번 또는 표식입니다.", "Neither an id nor a label of the roster.")
                    )
                );
            var part = row["part"].Length > 0 ? row["part"] : null;
            if (part is not null && course.FindPart(part) is null)
                faults.Add(
                    row.Fault(
                        "part",
                        new Text(
                            $"과목에 없는 항목입니다. 있는 항목: {PartIds(course)}",
                            $"Not a part of the course; its parts are {PartIds(course)}."
                        )
                    )
                );
            var due = Patterns.Select(pattern => pattern.Parse(row["due"])).FirstOrDefault(parsed => parsed.Success);
            if (due is null || !Deadline.IsPossible(due.Value))
                faults.Add(
                    row.Fault(
                        "due",
                        new Text(
                            $"2026-12-21T15:00 형식이어야 합니다(과목의 시간대, {Deadline.FirstYear}~{Deadline.LastYear}년).",
                            $"It must look like 2026-12-21T15:00, in the course's zone, in a year from {Deadline.FirstYear} to {Deadline.LastYear}."
                        )
                    )
                );
            else
                extensions.Add(new Extension(row["student"], part, due.Value, row["reason"]));
        }
        return (extensions, faults);
    }

    private static string PartIds(Course course) => string.Join(", ", course.Parts.Select(part => part.Id));
}

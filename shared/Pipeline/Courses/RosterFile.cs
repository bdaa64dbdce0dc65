using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Wire;

namespace CourseAI.Pipeline.Courses;

/// <summary><c>roster.csv</c>: id, name, email, department, labels (separated by <c>;</c> or spaces; optional).</summary>
public static class RosterFile
{
    private static readonly string[] Columns = ["id", "name", "email", "department"];
    private const string Labels = "labels";

    /// <summary>All faults at once; the entries are complete only when there are none.</summary>
    public static (IReadOnlyList<RosterEntry> Entries, IReadOnlyList<Fault> Faults) Read(ReadOnlySpan<byte> bytes)
    {
        var table = CsvTable.Read(bytes, Columns, Labels);
        var faults = new List<Fault>(table.Faults);
        if (faults.Count == 0 && table.Rows.Count == 0)
            faults.Add(
                new Fault(
                    "line 2",
                    "",
                    new Text(
                        "학생이 한 명도 없습니다. 적용하면 아무도 제출할 수 없게 됩니다.",
                        "There is no student in it; nobody could hand in any more."
                    )
                )
            );
        var entries = new Dictionary<string, RosterEntry>(StringComparer.Ordinal);
        var emails = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            var id = row["id"];
            if (!StudentId.IsValid(id))
                faults.Add(
                    row.Fault(
                        "id",
                        new Text(
                            $"학번은 글자, 숫자, -, _, . 으로 {StudentId.MaxLength}자까지이고, 점으로 시작하거나 끝나지 않습니다.",
                            $"A student id has up to {StudentId.MaxLength} letters, digits, -, _ and . and neither starts nor ends with a dot."
                        )
                    )
                );
            else if (!entries.TryAdd(id, Entry(row, id)))
                faults.Add(
                    row.Fault("id", new Text("같은 학번이 위에 있습니다.", "This id stands further up already."))
                );
            if (row["name"].Length == 0)
                faults.Add(row.Fault("name", new Text("이름이 비어 있습니다.", "The name is empty.")));
            var email = row["email"];
            if (email.Length > 0 && !email.Contains('@', StringComparison.Ordinal))
                faults.Add(
                    row.Fault(
                        "email",
                        new Text(
                            "전자우편 주소가 아닙니다. 예: kim@univ.ac.kr",
                            "Not an e-mail address, such as kim@univ.ac.kr."
                        )
                    )
                );
            else if (email.Length > 0 && !emails.Add(email))
                faults.Add(
                    row.Fault(
                        "email",
                        new Text(
                            "같은 주소가 위에 있습니다. 로그인은 주소로 학생을 찾습니다.",
                            "This address stands further up already; sign-in finds a student by it."
                        )
                    )
                );
        }
        return ([.. entries.Values], faults);
    }

    private static RosterEntry Entry(CsvTable.Row row, string id) =>
        new(
            id,
            row["name"],
            row["email"],
            row["department"],
            row[Labels].Split([';', ' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
}

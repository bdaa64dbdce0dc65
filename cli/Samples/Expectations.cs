using System.Globalization;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;

namespace CourseAI.Cli.Samples;

/// <summary>One line of <c>expected.csv</c>.</summary>
/// <param name="State">A part's state in camelCase, or <c>unrecognised</c>.</param>
/// <param name="Rule">The finding that the line is about; empty: none.</param>
/// <param name="Points">Of the part; null: to be marked.</param>
public sealed record Expected(string Student, string Part, string State, string Rule, string Outcome, decimal? Points)
{
    public const string Unrecognised = "unrecognised";
}

/// <param name="Actual">What came; null: nothing of the kind.</param>
/// <param name="Expected">What was expected; null: this was not expected.</param>
public sealed record Mismatch(string Student, string Part, string Rule, string? Expected, string? Actual)
{
    public override string ToString() =>
        $"{Student} {Part} {Rule}: expected {Expected ?? "nothing"}, got {Actual ?? "nothing"}";
}

/// <summary>
/// <c>samples/expected.csv</c>, written by hand from the rules. Each part that it names must come out so; each finding that
/// it does not name must be satisfied; each part that it does not name must not have been handed in.
/// </summary>
public sealed class Expectations
{
    private static readonly string[] Columns = ["student", "part", "state", "rule", "outcome", "points"];

    private Expectations(IReadOnlyList<Expected> lines) => Lines = lines;

    public IReadOnlyList<Expected> Lines { get; }

    /// <exception cref="CommandException">A line of it cannot be read.</exception>
    public static Expectations Read(string file)
    {
        var table = CsvTable.Read(File.ReadAllBytes(file), Columns);
        if (table.Faults.Count > 0)
            throw new CommandException($"{file}, {table.Faults[0].Where}: {table.Faults[0].Message.En}");
        return new Expectations([
            .. table.Rows.Select(row => new Expected(
                row["student"],
                row["part"],
                row["state"],
                row["rule"],
                row["outcome"],
                row["points"].Length == 0
                    ? null
                    : decimal.Parse(row["points"], NumberStyles.Number, CultureInfo.InvariantCulture)
            )),
        ]);
    }

    /// <summary>All that differs between one student's verdict and what was expected of it.</summary>
    public IEnumerable<Mismatch> Compare(Verdict verdict) =>
        verdict.Parts.SelectMany(part =>
            Compare(
                verdict.StudentId,
                part,
                [.. Lines.Where(line => line.Student == verdict.StudentId && line.Part == part.PartId)]
            )
        );

    /// <param name="names">Of the blobs that nobody owns: <c>{student}/{part}/…</c>.</param>
    public IEnumerable<Mismatch> CompareUnrecognised(IEnumerable<string> names)
    {
        var actual = names.Select(name => string.Join('/', name.Split('/').Take(2))).ToHashSet(StringComparer.Ordinal);
        var expected = Lines
            .Where(line => line.State == Expected.Unrecognised)
            .Select(line => $"{line.Student}/{line.Part}")
            .ToHashSet(StringComparer.Ordinal);
        return expected
            .Union(actual, StringComparer.Ordinal)
            .Where(place => expected.Contains(place) != actual.Contains(place))
            .Order(StringComparer.Ordinal)
            .Select(place => place.Split('/'))
            .Select(place => new Mismatch(
                place[0],
                place[1],
                "",
                expected.Contains(string.Join('/', place)) ? Expected.Unrecognised : null,
                actual.Contains(string.Join('/', place)) ? Expected.Unrecognised : null
            ));
    }

    private static IEnumerable<Mismatch> Compare(string student, PartVerdict part, List<Expected> lines)
    {
        if (lines.Count == 0)
            lines =
            [
                new Expected(
                    student,
                    part.PartId,
                    Name(PartState.NotHandedIn),
                    RuleIds.HandedIn,
                    Name(Outcome.Violated),
                    0
                ),
            ];
        var state = Describe(Name(part.State), part.Points);
        foreach (var wanted in lines.Select(line => Describe(line.State, line.Points)).Distinct(StringComparer.Ordinal))
            if (wanted != state)
                yield return new Mismatch(student, part.PartId, "", wanted, state);
        foreach (var line in lines.Where(line => line.Rule.Length > 0))
        {
            var actual = part.Findings.FirstOrDefault(finding => finding.Rule == line.Rule);
            if (actual is null || Name(actual.Outcome) != line.Outcome)
                yield return new Mismatch(
                    student,
                    part.PartId,
                    line.Rule,
                    line.Outcome,
                    actual is null ? null : Name(actual.Outcome)
                );
        }
        foreach (var finding in part.Findings.Where(finding => finding.Outcome != Outcome.Satisfied))
            if (lines.All(line => line.Rule != finding.Rule))
                yield return new Mismatch(student, part.PartId, finding.Rule, null, Name(finding.Outcome));
    }

    /// <summary>As in JSON.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Describe(string state, decimal? points) =>
        $"{state} {points?.ToString("0.##", CultureInfo.InvariantCulture) ?? "to be marked"}";
}

using System.Globalization;
using CourseAI.Cli.Terminals;
using CourseAI.Core.Grading;
using Spectre.Console;

namespace CourseAI.Cli.Samples;

/// <summary>Shows what the sample class came to, and where that is not what was expected.</summary>
public static class OutcomeTable
{
    /// <param name="reports">Full path of each student's report.</param>
    public static void Write(
        Terminal terminal,
        SampleResult result,
        IReadOnlyList<Mismatch> mismatches,
        IReadOnlyDictionary<string, string> reports,
        Language language
    )
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns(
                new TableColumn(""),
                new TableColumn("student").NoWrap(),
                new TableColumn("part"),
                new TableColumn("finding"),
                new TableColumn("points").RightAligned(),
                new TableColumn("report")
            );
        foreach (var student in result.Students)
        {
            var handedIn = student.Verdict.Parts.Where(part => part.State != PartState.NotHandedIn).ToList();
            var report = reports.TryGetValue(student.Student.Id, out var path) ? Short(path) : "";
            if (handedIn.Count == 0)
                table.AddRow(
                    Mark(mismatches, student.Student.Id, null),
                    student.Student.Id.EscapeMarkup(),
                    "",
                    "[grey]nothing handed in[/]",
                    Points(student.Verdict.Points),
                    report.EscapeMarkup()
                );
            foreach (var part in handedIn)
                table.AddRow(
                    Mark(mismatches, student.Student.Id, part.PartId),
                    part == handedIn[0] ? student.Student.Id.EscapeMarkup() : "",
                    part.PartId.EscapeMarkup(),
                    Findings(part, language),
                    Points(part.Points),
                    part == handedIn[0] ? report.EscapeMarkup() : ""
                );
        }
        foreach (var name in result.Unrecognised)
            table.AddRow(
                Mark(mismatches, name.Split('/')[0], name.Split('/')[1]),
                name.Split('/')[0].EscapeMarkup(),
                name.Split('/')[1].EscapeMarkup(),
                "[yellow]unrecognised: kept, and shown to the instructor[/]",
                "",
                ""
            );
        terminal.Rich.Write(table);
    }

    private static string Findings(PartVerdict part, Language language)
    {
        var state = part.State switch
        {
            PartState.OnTime when part.Extended => "[green]on time[/] (extended)",
            PartState.OnTime => "[green]on time[/]",
            PartState.Late => $"[yellow]late[/] (-{part.LatePercent:0.##} %)",
            PartState.AfterCutOff => "[red]after the cut-off[/]",
            _ => "[red]needs attention[/]",
        };
        var said = part
            .Findings.Where(finding => finding.Outcome != Outcome.Satisfied)
            .Select(finding =>
                $"{(finding.Outcome == Outcome.Violated ? "[red]✗[/]" : "[yellow]?[/]")} {finding.Rule.EscapeMarkup()}: {language.Of(finding.Measured).EscapeMarkup()}"
            );
        return string.Join('\n', said.Prepend(state));
    }

    private static string Mark(IReadOnlyList<Mismatch> mismatches, string student, string? part) =>
        mismatches.Any(mismatch => mismatch.Student == student && (part is null || mismatch.Part == part))
            ? "[red]✗[/]"
            : "[green]✓[/]";

    private static string Points(decimal? points) =>
        points?.ToString("0.##", CultureInfo.InvariantCulture) ?? "[yellow]to be marked[/]";

    private static string Short(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var relative
        && !relative.StartsWith("..", StringComparison.Ordinal)
            ? relative
            : path;
}

using System.CommandLine;
using CourseAI.Cli.Terminals;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Wire;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CourseAI.Cli.Courses;

/// <summary><c>courseai course validate</c>: everything that is wrong with the instructor's files, before they are uploaded.</summary>
public static class CourseCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("course.json") { Description = "The course's rules." };
        var roster = new Option<FileInfo?>("--roster") { Description = "Check this roster.csv too." };
        var extensions = new Option<FileInfo?>("--extensions")
        {
            Description = "Check this extensions.csv too, against the course and the roster.",
        };
        var validate = new Command(
            "validate",
            """
            Read a course.json as the server would, and tell everything that is wrong with it: where, what stands there, and what would be right.

            Example:
              courseai course validate samples/course.json --roster samples/roster.csv --extensions samples/extensions.csv
            """
        )
        {
            file,
            roster,
            extensions,
            LanguageOption.Instance,
        };
        validate.SetAction(parsed =>
        {
            var language = parsed.GetValue(LanguageOption.Instance);
            return Validate(
                terminal,
                parsed.GetRequiredValue(file),
                parsed.GetValue(roster),
                parsed.GetValue(extensions),
                language
            );
        });
        return new Command("course", "Work with the instructor's files.") { validate };
    }

    private static int Validate(
        Terminal terminal,
        FileInfo file,
        FileInfo? roster,
        FileInfo? extensions,
        Language language
    )
    {
        var reading = CourseReader.Read(InputFile.Read(file, CourseReader.MaxBytes));
        var faults = new List<(string File, Fault Fault)>();
        faults.AddRange(
            reading.Errors.Select(error => (file.Name, new Fault(error.Path, error.Value ?? "", error.Message)))
        );
        IReadOnlyList<RosterEntry> students = [];
        if (roster is not null)
        {
            (students, var wrong) = RosterFile.Read(InputFile.Read(roster, InputFile.MaxTableBytes));
            faults.AddRange(wrong.Select(fault => (roster.Name, fault)));
        }
        if (extensions is not null && reading.Course is not null)
        {
            var (_, wrong) = ExtensionsFile.Read(
                InputFile.Read(extensions, InputFile.MaxTableBytes),
                reading.Course,
                students
            );
            faults.AddRange(wrong.Select(fault => (extensions.Name, fault)));
        }
        foreach (var (name, fault) in faults)
        {
            terminal.Markup(
                $"[red]{name.EscapeMarkup()}[/] {fault.Where.EscapeMarkup()}{(fault.Value.Length > 0 ? $" = {fault.Value}".EscapeMarkup() : "")}"
            );
            terminal.Line($"  {language.Of(fault.Message)}");
        }
        if (faults.Count > 0 || reading.Course is not { } course)
            return ExitCodes.Failed;
        Describe(terminal, course, language);
        return ExitCodes.Ok;
    }

    private static void Describe(Terminal terminal, Course course, Language language)
    {
        terminal.Line($"{course.Id}: {language.Of(course.Title)}");
        terminal.Line($"version {course.Version}");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("part", "title", "points", "due");
        foreach (var part in course.Parts)
            table.AddRow(
                part.Id.EscapeMarkup(),
                language.Of(part.Title).EscapeMarkup(),
                $"{part.Points}",
                $"{Pattern.Format(part.Due ?? course.Due)} {course.TimeZone.Id}".EscapeMarkup()
            );
        terminal.Rich.Write(table);
    }

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm:ss"
    );
}

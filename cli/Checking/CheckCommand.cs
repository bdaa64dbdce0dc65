using System.CommandLine;
using CourseAI.Cli.Terminals;
using CourseAI.Cli.Uploads;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Inspection;
using CourseAI.Vision;
using NodaTime;
using Spectre.Console;

namespace CourseAI.Cli.Checking;

/// <summary><c>courseai check</c>: the server's own inspection and rules, on this machine, before anything is handed in.</summary>
public static class CheckCommand
{
    public static Command Create(Terminal terminal, TimeProvider clock)
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "Your folder: one folder per part in it (report/, video/, …), with the files to hand in.",
        };
        var course = new Option<FileInfo>("--course")
        {
            Description = "The course's rules, as your instructor gave them out.",
            Required = true,
        };
        var department = new Option<string>("--department")
        {
            Description = "Your department as the roster names it: some rules are for some departments.",
            DefaultValueFactory = _ => "",
        };
        var command = new Command(
            "check",
            """
            Inspect a folder by the same rules as the server, before handing it in. Nothing leaves this machine.
            Exit code 0 when no rule is violated; what needs a person, and parts that are not there yet, do not count.

            Examples:
              courseai check my-project --course course.json
              courseai check my-project --course course.json --department 컴퓨터공학과 --lang ko
            """
        )
        {
            folder,
            course,
            department,
            LanguageOption.Instance,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var rules = Read(parsed.GetRequiredValue(course));
                var files = HandInFolder.Read(parsed.GetRequiredValue(folder));
                Check(rules, files);
                var student = new RosterEntry("me", "", "", parsed.GetValue(department) ?? "", []);
                var verdict = await terminal.WhileAsync(
                    "Inspecting",
                    show => JudgeAsync(rules, student, files, clock, show, cancellation)
                );
                var language = parsed.GetValue(LanguageOption.Instance);
                Show(terminal, verdict, language);
                return verdict.Parts.Any(IsViolated) ? ExitCodes.Failed : ExitCodes.Ok;
            }
        );
        return command;
    }

    private static Course Read(FileInfo file)
    {
        var reading = CourseReader.Read(InputFile.Read(file, CourseReader.MaxBytes));
        return reading.Course
            ?? throw new CommandException(
                $"{file.Name}, {reading.Errors[0].Path}: {reading.Errors[0].Message.En} (`courseai course validate` shows all {reading.Errors.Count})",
                ExitCodes.Usage
            );
    }

    private static void Check(Course course, IReadOnlyList<HandInFile> files)
    {
        foreach (var part in files.Select(file => file.PartId).Distinct(StringComparer.Ordinal))
            if (course.FindPart(part) is null)
                throw new CommandException(
                    $"the course has no part {part}; its parts are {string.Join(", ", course.Parts.Select(known => known.Id))}",
                    ExitCodes.Usage
                );
    }

    private static async Task<Verdict> JudgeAsync(
        Course course,
        RosterEntry student,
        IReadOnlyList<HandInFile> files,
        TimeProvider clock,
        Action<string> show,
        CancellationToken cancellation
    )
    {
        using var models = PictureClassifier.Load(PictureClassifier.DefaultModels);
        var inspector = new Inspector(models.Classify);
        // Whole seconds, as storage's own.
        var now = Instant.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var evidence = new List<AttemptEvidence>();
        foreach (var file in files)
        {
            show($"Inspecting {file.PartId}/{file.FileName}");
            await using var stream = File.OpenRead(file.Path);
            var inspected = await inspector.InspectAsync(
                course.FindPart(file.PartId)!,
                file.FileName,
                stream,
                cancellation
            );
            evidence.Add(
                new AttemptEvidence
                {
                    AttemptId = AttemptId.From($"{student.Id}/{file.PartId}/{file.FileName}", inspected.Sha256),
                    StudentId = student.Id,
                    PartId = file.PartId,
                    FileName = file.FileName,
                    Size = inspected.Size,
                    Sha256 = inspected.Sha256,
                    Arrived = now,
                    Inspector = Inspector.Version,
                    Facts = inspected.Facts,
                }
            );
        }
        return Grader.Grade(course, new StudentRecord { Student = student, Evidence = evidence });
    }

    private static bool IsViolated(PartVerdict part) =>
        part.State != PartState.NotHandedIn && part.Findings.Any(finding => finding.Outcome == Outcome.Violated);

    private static void Show(Terminal terminal, Verdict verdict, Language language)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns(
                language == Language.Ko
                    ? ["항목", "", "규칙", "측정값", "기준", "다음 할 일"]
                    : ["part", "", "rule", "measured", "limit", "next"]
            );
        foreach (var part in verdict.Parts)
        foreach (var finding in part.Findings.Where(finding => finding.Rule != RuleIds.Marked))
            table.AddRow(
                part.PartId.EscapeMarkup(),
                finding.Outcome switch
                {
                    Outcome.Satisfied => "[green]✓[/]",
                    Outcome.NeedsPerson => "[yellow]?[/]",
                    _ => part.State == PartState.NotHandedIn ? "[grey]–[/]" : "[red]✗[/]",
                },
                language.Of(finding.Title).EscapeMarkup(),
                language.Of(finding.Measured).EscapeMarkup(),
                language.Of(finding.Limit).EscapeMarkup(),
                language.Of(finding.Next).EscapeMarkup()
            );
        terminal.Rich.Write(table);
        terminal.Line(
            language == Language.Ko
                ? "✓ 충족  ? 사람이 확인  ✗ 위반  – 아직 없음. 시각은 지금 제출했다고 보고 계산했습니다."
                : "✓ satisfied  ? a person will look  ✗ violated  – not there yet. Times are as if handed in now."
        );
    }
}

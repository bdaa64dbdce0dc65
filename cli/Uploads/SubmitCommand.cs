using System.CommandLine;
using System.Globalization;
using CourseAI.Cli.Servers;
using CourseAI.Cli.Terminals;
using CourseAI.Pipeline.HandIn;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CourseAI.Cli.Uploads;

/// <summary><c>courseai submit</c>: hands in a student's folder, straight to storage, and goes on where it was stopped.</summary>
public static class SubmitCommand
{
    private const int MostWorkers = 32;

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "Your folder: one folder per part in it (report/, video/, …), with the files to hand in.",
        };
        var part = new Option<string[]>("--part")
        {
            Description = "Only this part; may be given several times.",
            AllowMultipleArgumentsPerToken = true,
        };
        var workers = new Option<int>("--workers")
        {
            Description = "Blocks sent at the same time.",
            DefaultValueFactory = _ => BlockUpload.DefaultWorkers,
        };
        var server = new ServerOptions();
        var command = new Command(
            "submit",
            """
            Hand in a folder. Each file is declared first (name, size, SHA-256), which sets the time that counts, and then sent in
            blocks. When the line breaks or the computer sleeps, run the same command again: only what is missing is sent.
            Receipts are kept in .courseai/receipts of the folder.

            Examples:
              courseai submit my-project --server https://courseai.univ.ac.kr --token eyJ…
              COURSEAI_TOKEN=eyJ… courseai submit my-project --server https://courseai.univ.ac.kr --part video
            """
        )
        {
            folder,
            part,
            server.Server,
            server.Token,
            workers,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var atOnce = parsed.GetValue(workers);
                if (atOnce is < 1 or > MostWorkers)
                    throw new CommandException($"--workers is {atOnce}: 1 to {MostWorkers} are right", ExitCodes.Usage);
                var from = parsed.GetRequiredValue(folder);
                var files = Choose(HandInFolder.Read(from), parsed.GetValue(part) ?? []);
                using var course = server.Open(parsed);
                return await SubmitAsync(terminal, new Submission(course, from.FullName, atOnce), files, cancellation);
            }
        );
        return command;
    }

    private static IReadOnlyList<HandInFile> Choose(IReadOnlyList<HandInFile> files, string[] parts)
    {
        foreach (var part in parts)
            if (files.All(file => file.PartId != part))
                throw new CommandException($"there is no folder {part} with a file in it", ExitCodes.Usage);
        return parts.Length == 0
            ? files
            : [.. files.Where(file => parts.Contains(file.PartId, StringComparer.Ordinal))];
    }

    private static async Task<int> SubmitAsync(
        Terminal terminal,
        Submission submission,
        IReadOnlyList<HandInFile> files,
        CancellationToken cancellation
    )
    {
        // An unknown part is told before anything is sent.
        var course = await submission.Server.GetAsync<CourseSummary>("api/course", cancellation);
        foreach (var file in files)
            if (course.Parts.All(part => part.Id != file.PartId))
                throw new CommandException(
                    $"the course has no part {file.PartId}; its parts are {string.Join(", ", course.Parts.Select(part => part.Id))}",
                    ExitCodes.Usage
                );
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(course.TimeZone) ?? DateTimeZone.Utc;
        var prepared = new List<Prepared>();
        try
        {
            foreach (var file in files)
                prepared.Add(await submission.PrepareAsync(file, cancellation));
            Show(terminal, prepared, zone);
            await SendAllAsync(terminal, submission, prepared, cancellation);
        }
        finally
        {
            prepared.ForEach(file => file.Dispose());
        }
        terminal.Line("All files are in. Your verdict follows when they are inspected.");
        return ExitCodes.Ok;
    }

    private static void Show(Terminal terminal, List<Prepared> prepared, DateTimeZone zone)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("part", "file", "bytes", "counts at", "");
        foreach (var file in prepared)
            table.AddRow(
                file.File.PartId.EscapeMarkup(),
                file.File.FileName.EscapeMarkup(),
                file.Size.ToString("N0", CultureInfo.InvariantCulture),
                file.CountedAt is { } at ? Pattern.Format(at.InZone(zone)).EscapeMarkup() : "as declared before",
                file.OnTime switch
                {
                    true => "[green]on time[/]",
                    false => "[yellow]late[/]",
                    null => "",
                }
            );
        terminal.Rich.Write(table);
    }

    private static Task SendAllAsync(
        Terminal terminal,
        Submission submission,
        List<Prepared> prepared,
        CancellationToken cancellation
    ) =>
        terminal
            .Rich.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(async progress =>
            {
                foreach (var file in prepared)
                {
                    var name = $"{file.File.PartId}/{file.File.FileName}";
                    var task = progress.AddTask(name.EscapeMarkup(), maxValue: Math.Max(1, file.Size));
                    await submission.SendAsync(file, bytes => task.Increment(bytes), cancellation);
                    if (terminal.Plain)
                        terminal.Line($"{name} is in");
                }
            });

    private static readonly ZonedDateTimePattern Pattern = ZonedDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm:ss x",
        DateTimeZoneProviders.Tzdb
    );
}

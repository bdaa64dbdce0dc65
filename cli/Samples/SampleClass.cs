using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseAI.Core;
using NodaTime;
using NodaTime.Text;

namespace CourseAI.Cli.Samples;

public enum Door
{
    /// <summary>Declared by HTTP, then sent straight to storage in blocks.</summary>
    Slot,

    /// <summary>One HTTP request, with its Content-Digest.</summary>
    Put,

    /// <summary>A plain blob, as the storage portal puts it.</summary>
    Portal,
}

public enum When
{
    /// <summary>Handed in before the due time.</summary>
    Before,

    /// <summary>Declared before the due time; the bytes come after it.</summary>
    DeclaredBefore,

    /// <summary>Handed in after the due time.</summary>
    After,

    /// <summary>Declared before the due time; the bytes never come.</summary>
    DeclaredOnly,
}

/// <param name="File">Below <c>samples/files</c>.</param>
/// <param name="As">The name that the student gave it; null: the file's own.</param>
public sealed record SampleSubmission(
    string Student,
    string Part,
    string File,
    Door Door,
    string? As = null,
    When When = When.Before
)
{
    public string FileName => As ?? Path.GetFileName(File);
}

public sealed record SampleScore(string Student, string Part, decimal Points, string Comment);

/// <summary>The sample class of <c>samples/</c>: its rules, its people, and who hands in what.</summary>
public sealed class SampleClass
{
    private readonly string _folder;
    private readonly JsonNode _course;
    private readonly byte[] _extensions;

    private SampleClass(string folder, Manifest manifest, JsonNode course, byte[] extensions)
    {
        _folder = folder;
        _course = course;
        _extensions = extensions;
        Submissions = manifest.Submissions;
        Scores = manifest.Scores;
        Roster = File.ReadAllBytes(Path.Combine(folder, "roster.csv"));
    }

    public IReadOnlyList<SampleSubmission> Submissions { get; }

    public IReadOnlyList<SampleScore> Scores { get; }

    public byte[] Roster { get; }

    /// <param name="folder"><c>samples/</c>.</param>
    /// <exception cref="CommandException">A file of it is missing or cannot be read.</exception>
    public static SampleClass Read(string folder)
    {
        try
        {
            var manifest = CoreJson.Deserialize<Manifest>(File.ReadAllBytes(Path.Combine(folder, "class.json")));
            var course = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "course.json")))!;
            return new SampleClass(folder, manifest, course, File.ReadAllBytes(Path.Combine(folder, "extensions.csv")));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new CommandException($"the sample class cannot be read: {error.Message}", ExitCodes.Usage);
        }
    }

    public string PathOf(SampleSubmission submission) => Path.Combine(_folder, "files", submission.File);

    /// <summary>
    /// The course with all of its dates moved, so that everything is due at the given time: parts with a date of their own
    /// too, while the cut-off stays as far behind as it was.
    /// </summary>
    public byte[] CourseDueAt(Instant due)
    {
        var course = _course.DeepClone();
        var (zone, planned) = Planned();
        var moved = due.InZone(zone).LocalDateTime;
        course["due"] = Pattern.Format(moved);
        foreach (var part in course["parts"]!.AsArray().Where(part => part!["due"] is not null))
            part!["due"] = Pattern.Format(moved);
        if (course["cutOff"] is { } cutOff)
            course["cutOff"] = Pattern.Format(Move(Parse(cutOff.GetValue<string>()), planned, moved));
        return Encoding.UTF8.GetBytes(course.ToJsonString(Indented));
    }

    /// <summary>The extensions, each as far behind the due time as it was.</summary>
    public byte[] ExtensionsDueAt(Instant due)
    {
        var (zone, planned) = Planned();
        var moved = due.InZone(zone).LocalDateTime;
        var lines = Encoding
            .UTF8.GetString(_extensions)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Select(MoveLine))) + "\n");

        string MoveLine(string line)
        {
            var fields = line.Split(',');
            fields[DueColumn] = Pattern.Format(Move(Parse(fields[DueColumn]), planned, moved));
            return string.Join(',', fields);
        }
    }

    private const int DueColumn = 2;

    private (DateTimeZone Zone, LocalDateTime Due) Planned() =>
        (
            DateTimeZoneProviders.Tzdb[_course["timeZone"]!.GetValue<string>()],
            Parse(_course["due"]!.GetValue<string>())
        );

    private static LocalDateTime Move(LocalDateTime date, LocalDateTime planned, LocalDateTime moved) =>
        moved.Plus(Period.Between(planned, date, PeriodUnits.AllTimeUnits));

    private static LocalDateTime Parse(string text) =>
        LocalDateTimePattern.GeneralIso.Parse(text.Length == "2026-12-19T15:00".Length ? text + ":00" : text).Value;

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.GeneralIso;

    private static readonly JsonSerializerOptions Indented = new(CoreJson.Options) { WriteIndented = true };

    private sealed record Manifest(IReadOnlyList<SampleSubmission> Submissions, IReadOnlyList<SampleScore> Scores);
}

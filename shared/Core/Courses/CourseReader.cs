using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;

namespace CourseAI.Core.Courses;

/// <summary>Reads <c>course.json</c>; <c>samples/course.schema.json</c> is its form for editors.</summary>
public static class CourseReader
{
    /// <summary>A course of this size would have thousands of parts.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly Text WantedParts = new(
        "제출 항목을 하나 이상 배열로 쓰십시오",
        "write an array of at least one part"
    );

    private static readonly Text WantedLate = new(
        "배열로 쓰십시오(예: [{ \"after\": \"PT0S\", \"percent\": 10 }])",
        "write an array such as [{ \"after\": \"PT0S\", \"percent\": 10 }]"
    );

    /// <param name="utf8">The file's bytes, with or without a byte order mark. The version is the SHA-256 of exactly these.</param>
    public static CourseReading Read(ReadOnlySpan<byte> utf8)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(utf8));
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var json = utf8.StartsWith(mark) ? utf8[mark.Length..] : utf8;
        if (FindSyntaxError(json) is { } syntaxError)
            return new CourseReading(null, [syntaxError]);

        using var document = JsonDocument.Parse(json.ToArray());
        List<CourseError> errors = [];
        var course = ReadCourse(document.RootElement, version, errors);
        return errors.Count == 0 ? new CourseReading(course, []) : new CourseReading(null, errors);
    }

    private static Course? ReadCourse(JsonElement json, string version, List<CourseError> errors)
    {
        if (JsonFields.Of(json, "$", errors) is not { } fields)
            return null;
        _ = fields.Optional("$schema", CourseRules.SchemaAddress, "");
        IReadOnlyList<Part?> parts = [];
        var course = new Course
        {
            Version = version,
            Id = fields.Required("id", CourseRules.CourseId),
            Title = ReadTitle(fields, errors),
            TimeZone = fields.Required("timeZone", CourseRules.Zone),
            Due = fields.Required("due", CourseRules.LocalTime),
            CutOff = fields.OptionalValue("cutOff", CourseRules.LocalTime),
            TransferWindow = fields.Optional(
                "transferWindow",
                CourseRules.TransferWindow,
                Course.DefaultTransferWindow
            ),
            Late = fields.Items("late", WantedLate, required: false, (item, path) => ReadLateStep(item, path, errors)),
            Counts = fields.Optional(
                "counts",
                CourseRules.OneOf<AttemptChoice>(),
                AttemptChoice.LatestOnTimeElseLatest
            ),
            Parts =
            [
                .. (
                    parts = fields.Items(
                        "parts",
                        WantedParts,
                        required: true,
                        (item, path) => PartReader.Read(item, path, errors)
                    )
                ).OfType<Part>(),
            ],
        };
        fields.RefuseUnknown();
        // What stands in one place is compared with another only where both could be read.
        CourseConsistency.Check(json, course, parts, errors);
        return course;
    }

    internal static Text ReadTitle(JsonFields fields, List<CourseError> errors)
    {
        var path = fields.PathOf("title");
        return fields.Required(
            "title",
            new Rule<Text>(
                new Text(
                    "{ \"ko\": \"…\", \"en\": \"…\" } 또는 글 하나를 쓰십시오",
                    "write { \"ko\": \"…\", \"en\": \"…\" }, or one text for both languages"
                ),
                (JsonElement json, out Text title) =>
                {
                    title = Text.Same("");
                    if (json.ValueKind == JsonValueKind.String)
                        title = Text.Same(JsonFields.Read(json, path, CourseRules.Words, errors));
                    else if (json.ValueKind == JsonValueKind.Object && JsonFields.Of(json, path, errors) is { } both)
                    {
                        title = new Text(
                            both.Required("ko", CourseRules.Words),
                            both.Required("en", CourseRules.Words)
                        );
                        both.RefuseUnknown();
                    }
                    else
                        return false;
                    return true;
                }
            )
        );
    }

    private static LateStep ReadLateStep(JsonElement json, string path, List<CourseError> errors)
    {
        if (JsonFields.Of(json, path, errors) is not { } fields)
            return new LateStep(Duration.Zero, 0);
        var step = new LateStep(
            fields.Required("after", CourseRules.Length),
            fields.Required("percent", CourseRules.Percent)
        );
        fields.RefuseUnknown();
        return step;
    }

    private static CourseError? FindSyntaxError(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxBytes)
            return Whole(
                $"파일이 {MaxBytes}바이트보다 큽니다. 과목 규칙만 남기십시오.",
                $"the file is larger than {MaxBytes} bytes: keep only the course's rules"
            );
        if (!Utf8.IsValid(json))
            return Whole("UTF-8이 아닙니다. 파일을 UTF-8로 저장하십시오.", "this is not UTF-8: save the file as UTF-8");
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            }
            return null;
        }
        catch (JsonException problem)
        {
            var (line, column) = (problem.LineNumber + 1, problem.BytePositionInLine + 1);
            return Whole(
                $"JSON 문법이 틀렸습니다({line}행 {column}번째 바이트). 쉼표, 따옴표, 괄호를 확인하십시오.",
                $"this is not JSON (line {line}, byte {column}): check commas, quotes and brackets"
            );
        }
        catch (InvalidOperationException)
        {
            // The one thing that Utf8JsonReader reads as JSON and refuses as a string.
            return Whole(
                $"{reader.TokenStartIndex}번째 바이트의 문자열에 짝이 없는 \\u 대리 문자가 있습니다. 두 개를 함께 쓰십시오.",
                $"the string at byte {reader.TokenStartIndex} has half a surrogate pair (\\uD800–\\uDFFF): write both halves"
            );
        }

        static CourseError Whole(string ko, string en) => new("$", null, new Text(ko, en));
    }
}

namespace CourseAI.Core.Tests.Courses;

/// <summary>A small course file, and files that differ from it by one mistake each.</summary>
public static class CourseFiles
{
    public const string Smallest = """
        {
          "id": "ai", "title": "AI", "timeZone": "Asia/Seoul", "due": "2026-12-19T15:00",
          "parts": [{ "id": "video", "kind": "video", "title": "Video", "points": 20, "maxBytes": 1000, "maxSeconds": 180 }]
        }
        """;

    /// <param name="Says">Part of the English message: what would be right.</param>
    /// <param name="SchemaKnows">JSON Schema can express the rule.</param>
    public sealed record WrongFile(string Json, string Path, string? Value, string Says, bool SchemaKnows)
    {
        public override string ToString() => $"{Path} {Value}";
    }

    public static TheoryData<WrongFile> Wrong =>
        [
            .. Root(),
            .. Parts(),
            Inconsistent(
                "\"due\": \"2026-12-19T15:00\"",
                "\"due\": \"2026-12-19T15:00\", \"cutOff\": \"2026-12-19T14:59\"",
                "$.due",
                "\"2026-12-19T15:00\"",
                "after the cut-off"
            ),
            Inconsistent(
                "\"maxSeconds\": 180",
                "\"maxSeconds\": 180, \"due\": \"2026-12-21T00:01\"",
                "$.parts[0].due",
                "\"2026-12-21T00:01\"",
                "after the cut-off",
                cutOff: true
            ),
            Inconsistent(
                "\"parts\"",
                """ "late": [{"after":"PT1H","percent":10},{"after":"PT60M","percent":20}], "parts" """,
                "$.late[1].after",
                "\"PT60M\"",
                "longer"
            ),
            Inconsistent(
                "\"parts\"",
                """ "late": [{"after":"PT1H","percent":10},{"after":"PT2H","percent":9}], "parts" """,
                "$.late[1].percent",
                "9",
                "no smaller"
            ),
            Inconsistent("Asia/Seoul", "Asia/Soul", "$.timeZone", "\"Asia/Soul\"", "did you mean 'Asia/Seoul'?"),
            Inconsistent("2026-12-19T15:00", "2026-02-30T15:00", "$.due", "\"2026-02-30T15:00\"", "2026-12-19T15:00"),
            Inconsistent(
                "}]",
                """}, { "id": "video", "kind": "zip", "title": "Z", "points": 1, "maxBytes": 1 }]""",
                "$.parts[1].id",
                "\"video\"",
                "write another"
            ),
            Inconsistent(
                "}]",
                """}, { "id": "i", "kind": "images", "title": "I", "points": 1, "maxBytes": 1, "task": "digits", "minImages": 9, "maxImages": 8 }]""",
                "$.parts[1].maxImages",
                "8",
                "no smaller than minImages"
            ),
            Inconsistent(
                "}]",
                """}, { "id": "i", "kind": "images", "title": "I", "points": 1, "maxBytes": 1, "task": "digits", "minImages": 101 }]""",
                "$.parts[1].minImages",
                "101",
                "no smaller than minImages"
            ),
            Inconsistent(
                "\"transferWindow\": \"PT2H\"",
                "\"transferWindow\": \"P8D\"",
                "$.transferWindow",
                "\"P8D\"",
                "P7D"
            ),
            Inconsistent("\"id\": \"ai\"", "\"id\": \"ai\", \"id\": \"ai\"", "$.id", "\"ai\"", "twice"),
        ];

    /// <summary>Those whose rule JSON Schema can express.</summary>
    public static TheoryData<WrongFile> WrongBySchema =>
        [.. Wrong.Select(row => row.Data).Where(file => file.SchemaKnows)];

    private static IEnumerable<WrongFile> Root() =>
        [
            Missing("\"id\": \"ai\", ", "$.id"),
            Missing("\"title\": \"AI\", ", "$.title"),
            Missing(", \"due\": \"2026-12-19T15:00\"", "$.due"),
            Missing("\"timeZone\": \"Asia/Seoul\", ", "$.timeZone"),
            Replaced("\"id\": \"ai\"", "\"id\": \"a_i\"", "$.id", "\"a_i\"", "letters, digits and dashes"),
            Replaced(
                "\"id\": \"ai\"",
                "\"id\": \"ai\\n\"",
                "$.id",
                "\"ai\\n\"",
                "letters, digits and dashes",
                schemaKnows: false
            ),
            Replaced("\"title\": \"AI\"", "\"title\": \"  \"", "$.title", "\"  \"", "1 to 200"),
            Replaced("\"title\": \"AI\"", "\"title\": 7", "$.title", "7", "ko"),
            Replaced(
                "\"title\": \"AI\"",
                "\"title\": {\"ko\": \"가\", \"en\": \"a\", \"fr\": \"b\"}",
                "$.title.fr",
                "\"b\"",
                "unknown property"
            ),
            Replaced("2026-12-19T15:00", "2026-12-19T15:00Z", "$.due", "\"2026-12-19T15:00Z\"", "without an offset"),
            Replaced("2026-12-19T15:00", "2026-12-19", "$.due", "\"2026-12-19\"", "2026-12-19T15:00"),
            Replaced("2026-12-19T15:00", "1926-12-19T15:00", "$.due", "\"1926-12-19T15:00\"", "2000 to 2199"),
            Replaced(
                "2026-12-19T15:00",
                "2026-12-19T15:00:00,5",
                "$.due",
                "\"2026-12-19T15:00:00,5\"",
                "2026-12-19T15:00"
            ),
            Replaced("\"parts\"", "\"transferWindow\": \"2h\", \"parts\"", "$.transferWindow", "\"2h\"", "PT2H"),
            Replaced("\"parts\"", "\"transferWindow\": \"PT\", \"parts\"", "$.transferWindow", "\"PT\"", "PT2H"),
            Replaced(
                "\"parts\"",
                "\"late\": [{\"after\": \"P\", \"percent\": 1}], \"parts\"",
                "$.late[0].after",
                "\"P\"",
                "ISO 8601"
            ),
            Replaced(
                "\"parts\"",
                "\"late\": [{\"after\": \"PT0S\", \"percent\": 100.01}], \"parts\"",
                "$.late[0].percent",
                "100.01",
                "from 0 to 100"
            ),
            Replaced(
                "\"parts\"",
                "\"late\": [{\"after\": \"PT0S\", \"percent\": -1}], \"parts\"",
                "$.late[0].percent",
                "-1",
                "from 0 to 100"
            ),
            Replaced("\"parts\"", "\"late\": {}, \"parts\"", "$.late", "{}", "array"),
            Replaced(
                "\"parts\"",
                "\"counts\": \"Latest\", \"parts\"",
                "$.counts",
                "\"Latest\"",
                "did you mean 'latest'?"
            ),
            Replaced(
                "\"parts\"",
                "\"cutoff\": \"2026-12-22T15:00\", \"parts\"",
                "$.cutoff",
                "\"2026-12-22T15:00\"",
                "did you mean 'cutOff'?"
            ),
            Replaced("\"parts\"", "\"professor\": \"Kim\", \"parts\"", "$.professor", "\"Kim\"", "known ones are"),
        ];

    private static IEnumerable<WrongFile> Parts() =>
        [
            new WrongFile(
                """{ "id": "ai", "title": "AI", "timeZone": "Asia/Seoul", "due": "2026-12-19T15:00", "parts": [] }""",
                "$.parts",
                "[]",
                "at least one",
                SchemaKnows: true
            ),
            Missing(", \"kind\": \"video\"", "$.parts[0].kind"),
            Missing(", \"maxBytes\": 1000", "$.parts[0].maxBytes"),
            Missing(", \"maxSeconds\": 180", "$.parts[0].maxSeconds"),
            Replaced(
                "\"kind\": \"video\"",
                "\"kind\": \"vidoe\"",
                "$.parts[0].kind",
                "\"vidoe\"",
                "did you mean 'video'?"
            ),
            Replaced("\"id\": \"video\"", "\"id\": \"Video\"", "$.parts[0].id", "\"Video\"", "lower-case"),
            Replaced("\"id\": \"video\"", "\"id\": \"~v\"", "$.parts[0].id", "\"~v\"", "lower-case"),
            Replaced("\"points\": 20", "\"points\": -0.01", "$.parts[0].points", "-0.01", "from 0 to 10000"),
            Replaced("\"points\": 20", "\"points\": \"20\"", "$.parts[0].points", "\"20\"", "a number"),
            Replaced(
                "\"points\": 20",
                "\"points\": 1e400",
                "$.parts[0].points",
                "1e400",
                "a number",
                schemaKnows: false
            ),
            Replaced("\"maxBytes\": 1000", "\"maxBytes\": 0", "$.parts[0].maxBytes", "0", "from 1"),
            Replaced("\"maxBytes\": 1000", "\"maxBytes\": 1.5", "$.parts[0].maxBytes", "1.5", "whole number"),
            Replaced("\"maxSeconds\": 180", "\"maxSeconds\": 0", "$.parts[0].maxSeconds", "0", "above 0"),
            Replaced(
                "\"maxSeconds\": 180",
                "\"maxSecond\": 180, \"maxSeconds\": 180",
                "$.parts[0].maxSecond",
                "180",
                "did you mean 'maxSeconds'?"
            ),
            Replaced(
                "\"maxSeconds\": 180",
                "\"maxSeconds\": 180, \"stepSeconds\": 0",
                "$.parts[0].stepSeconds",
                "0",
                "from 0.1"
            ),
            Replaced(
                "\"maxSeconds\": 180",
                "\"maxSeconds\": 180, \"maxPages\": 3",
                "$.parts[0].maxPages",
                "3",
                "unknown property"
            ),
            Replaced(
                "\"maxSeconds\": 180",
                "\"maxSeconds\": 180, \"award\": null",
                "$.parts[0].award",
                "null",
                "onHandIn, manual"
            ),
        ];

    private static WrongFile Missing(string what, string path) =>
        new(Change(Smallest, what, ""), path, null, "the property is missing", SchemaKnows: true);

    private static WrongFile Replaced(
        string what,
        string by,
        string path,
        string value,
        string says,
        bool schemaKnows = true
    ) => new(Change(Smallest, what, by), path, value, says, schemaKnows);

    private static WrongFile Inconsistent(
        string what,
        string by,
        string path,
        string value,
        string says,
        bool cutOff = false
    )
    {
        var json = Change(Smallest, "\"parts\"", "\"transferWindow\": \"PT2H\", \"parts\"");
        if (cutOff)
            json = Change(json, "\"parts\"", "\"cutOff\": \"2026-12-21T00:00\", \"parts\"");
        return new WrongFile(Change(json, what, by), path, value, says, SchemaKnows: false);
    }

    private static string Change(string json, string what, string by) =>
        json.Contains(what, StringComparison.Ordinal)
            ? json.Replace(what, by, StringComparison.Ordinal)
            : throw new ArgumentException($"the file has no {what}", nameof(what));
}

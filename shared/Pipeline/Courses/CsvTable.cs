using System.Globalization;
using CourseAI.Core;
using CourseAI.Pipeline.Wire;
using CsvHelper;
using CsvHelper.Configuration;

namespace CourseAI.Pipeline.Courses;

/// <summary>A CSV file with a header, its columns found by name in any order; every row knows its line.</summary>
public sealed class CsvTable
{
    /// <summary>A class of 10,000 is beyond any course; a larger file is a mistake.</summary>
    private const int MaxRows = 10_000;

    private CsvTable(IReadOnlyList<Row> rows, IReadOnlyList<Fault> faults) => (Rows, Faults) = (rows, faults);

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>What is wrong with the file as a table; rows are still those that could be read.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <param name="columns">Must all stand in the header.</param>
    /// <param name="optional">May stand there; empty text where they do not.</param>
    public static CsvTable Read(ReadOnlySpan<byte> bytes, IReadOnlyList<string> columns, params string[] optional)
    {
        if (TextFile.Decode(bytes) is not { } text)
            return Unreadable(
                new Text(
                    "UTF-8도 CP949도 아닙니다. CSV UTF-8로 저장해 주십시오.",
                    "Neither UTF-8 nor CP949: save it as CSV UTF-8."
                )
            );
        var (line, counted) = (1, 0);
        var hasUnclosedQuote = false;
        using var csv = new CsvReader(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                TrimOptions = TrimOptions.Trim,
                PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
                // A quote within a field is somebody's inch; one that opens a field and closes nowhere would swallow the lines after it.
                BadDataFound = bad => hasUnclosedQuote |= bad.Field.TrimStart().StartsWith('"'),
                MissingFieldFound = null,
            }
        );
        if (!csv.Read() || !csv.ReadHeader())
            return Unreadable(
                new Text(
                    $"빈 파일입니다. 첫 줄은 {string.Join(',', columns)} 이어야 합니다.",
                    $"The file is empty; its first line must be {string.Join(',', columns)}."
                )
            );
        if (hasUnclosedQuote)
            return new CsvTable([], [UnclosedQuote()]);
        var known = csv.HeaderRecord!.Select(header => header.Trim().ToLowerInvariant())
            .ToHashSet(StringComparer.Ordinal);
        var faults = columns
            .Where(column => !known.Contains(column))
            .Select(column => new Fault(
                "line 1",
                string.Join(',', csv.HeaderRecord!),
                new Text(
                    $"열 \"{column}\"이(가) 없습니다. 필요한 열: {string.Join(", ", columns)}",
                    $"The column \"{column}\" is missing; wanted are {string.Join(", ", columns)}."
                )
            ))
            .ToList();
        if (faults.Count > 0)
            return new CsvTable([], faults);

        var rows = new List<Row>();
        while (csv.Read())
        {
            if (rows.Count == MaxRows)
            {
                faults.Add(
                    new Fault(
                        $"line {FirstLine()}",
                        "",
                        new Text($"{MaxRows}줄을 넘습니다.", $"More than {MaxRows} rows.")
                    )
                );
                break;
            }
            // Every field, also of columns that nobody asks for.
            _ = csv.Parser.Record;
            if (hasUnclosedQuote)
                return new CsvTable([], [UnclosedQuote()]);
            var values = columns
                .Concat(optional.Where(known.Contains))
                .ToDictionary(column => column, column => csv.GetField(column) ?? "", StringComparer.Ordinal);
            rows.Add(new Row(FirstLine(), values));
        }
        return new CsvTable(rows, faults);

        // The parser's own count is that of the record's last line, or the one after where a quote stays open.
        int FirstLine()
        {
            var start = (int)csv.Parser.CharCount - csv.Parser.RawRecord.Length;
            line += text.AsSpan(counted, start - counted).Count('\n');
            counted = start;
            return line;
        }

        // Where the next field begins is a guess after it, so it is the only thing that is said of the file.
        Fault UnclosedQuote() =>
            new(
                $"line {FirstLine()}",
                csv.Parser.RawRecord.Split('\n')[0].TrimEnd(),
                new Text(
                    "여는 따옴표(\")가 닫히지 않아 다음 줄까지 한 칸으로 읽힙니다.",
                    "A quote (\") opens and does not close, so that the lines after it would be part of the same cell."
                )
            );
    }

    private static CsvTable Unreadable(Text message) => new([], [new Fault("line 1", "", message)]);

    /// <param name="Line">In the file, from 1, the header's included.</param>
    public sealed class Row(int line, IReadOnlyDictionary<string, string> values)
    {
        public int Line { get; } = line;

        public string this[string column] => values.GetValueOrDefault(column, "");

        public Fault Fault(string column, Text message) => new($"line {Line}, {column}", this[column], message);
    }
}

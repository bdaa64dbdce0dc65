using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Images;

/// <summary>
/// <c>labels.csv</c>: a header <c>file,label</c>, then one line per picture. UTF-8 with or without BOM, or CP949;
/// comma or semicolon (as Excel writes it in some regions); quotes as in RFC 4180.
/// </summary>
internal static class LabelsFile
{
    public const int MaxBytes = 1024 * 1024;
    private const int MaxLabels = 1000;
    private const int MaxProblems = 20;

    /// <returns>
    /// The model's label by the file name as written (NFC), of a name written twice the last one; and the first 20 lines that say
    /// nothing which can be used.
    /// </returns>
    public static (SortedDictionary<string, string> Labels, IReadOnlyList<LabelProblem> Problems) Read(
        ReadOnlySpan<byte> bytes,
        VisionTask task
    )
    {
        var text = SourceText.Decode(bytes);
        var firstLine = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var separator = firstLine.Contains(',') ? ',' : ';';
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<LabelProblem>();
        var rows = Rows(text, separator).ToList();
        if (rows.Count == 0 || !IsHeader(rows[0].Fields))
            return (labels, [Problem(rows.Count > 0 ? rows[0] : (1, []), LabelFault.Header)]);
        foreach (var row in rows.Skip(1))
        {
            var file = Told.Clean(row.Fields[0], Told.NameLength);
            var label = row.Fields.Count > 1 ? row.Fields[1] : "";
            if (file.Length == 0)
                problems.Add(Problem(row, LabelFault.NoFile));
            else if (string.IsNullOrWhiteSpace(label))
                problems.Add(Problem(row, LabelFault.NoLabel));
            else if (TaskLabels.Read(task, label) is not { } known)
                problems.Add(Problem(row, LabelFault.UnknownLabel));
            else if (labels.Count < MaxLabels || labels.ContainsKey(file))
                labels[file] = known;
            else
                return (labels, [Problem(row, LabelFault.TooMany), .. problems.Take(MaxProblems - 1)]);
        }
        return (labels, [.. problems.Take(MaxProblems)]);
    }

    private static bool IsHeader(List<string> fields) =>
        fields.Count >= 2
        && fields[0].Trim().Equals("file", StringComparison.OrdinalIgnoreCase)
        && fields[1].Trim().Equals("label", StringComparison.OrdinalIgnoreCase);

    private static LabelProblem Problem((int Line, List<string> Fields) row, LabelFault fault) =>
        new(row.Line, Told.Clean(string.Join(',', row.Fields), Told.ExcerptLength), fault);

    /// <summary>Those with anything in them, each with the line, from 1, that it begins on.</summary>
    private static IEnumerable<(int Line, List<string> Fields)> Rows(string text, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        var (line, first) = (1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '\n' || (c == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n')))
                line++;
            if (quoted && i < text.Length)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (c is '\n' or '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (fields.Count > 1 || fields[0].Length > 0)
                    yield return (first, fields);
                (fields, first) = ([], line);
            }
            else
            {
                field.Append(c);
            }
        }
    }
}

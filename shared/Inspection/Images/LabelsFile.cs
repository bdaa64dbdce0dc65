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
    public const int MaxLabels = 1000;
    public const int MaxProblems = 20;

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
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<LabelProblem>();
        using var rows = Rows(text, SeparatorOf(text)).GetEnumerator();
        if (!rows.MoveNext())
            return (labels, [Problem((1, []), LabelFault.Header)]);
        if (!IsHeader(rows.Current.Fields))
            return (labels, [Problem(rows.Current, LabelFault.Header)]);
        while (rows.MoveNext())
        {
            var row = rows.Current;
            var file = Told.Clean(row.Fields[0], Told.NameLength);
            var label = row.Fields.Count > 1 ? row.Fields[1] : "";
            if (file.Length == 0)
                Tell(row, LabelFault.NoFile);
            else if (string.IsNullOrWhiteSpace(label))
                Tell(row, LabelFault.NoLabel);
            else if (TaskLabels.Read(task, label) is not { } known)
                Tell(row, LabelFault.UnknownLabel);
            else if (labels.Count < MaxLabels || labels.ContainsKey(file))
                labels[file] = known;
            else
                return (labels, [Problem(row, LabelFault.TooMany), .. problems.Take(MaxProblems - 1)]);
        }
        return (labels, problems);

        void Tell((int Line, List<string> Fields) row, LabelFault fault)
        {
            if (problems.Count < MaxProblems)
                problems.Add(Problem(row, fault));
        }
    }

    /// <summary>By the first line with anything on it.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        var begun = text.TrimStart();
        var end = begun.IndexOfAny('\r', '\n');
        return (end < 0 ? begun : begun[..end]).Contains(',') ? ',' : ';';
    }

    private static bool IsHeader(List<string> fields) =>
        fields.Count >= 2
        && fields[0].Trim().Equals("file", StringComparison.OrdinalIgnoreCase)
        && fields[1].Trim().Equals("label", StringComparison.OrdinalIgnoreCase);

    private static LabelProblem Problem((int Line, List<string> Fields) row, LabelFault fault) =>
        new(row.Line, Told.Clean(string.Join(',', row.Fields), Told.ExcerptLength), fault);

    /// <summary>
    /// Those with anything but blanks in them (below a table, spreadsheets write rows of separators), each with the line, from 1,
    /// that it begins on.
    /// </summary>
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
                if (!fields.TrueForAll(string.IsNullOrWhiteSpace))
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

using System.Text;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Images;

/// <summary>
/// <c>labels.csv</c>: a header <c>file,label</c>, then one line per picture. UTF-8 with or without BOM, or CP949;
/// comma or semicolon (as Excel writes it in some regions); quotes as in RFC 4180.
/// </summary>
internal static class LabelsFile
{
    public const string Name = "labels.csv";
    public const int MaxBytes = 1024 * 1024;
    private const int MaxLabels = 1000;
    private const int MaxLabelLength = 40;

    public static bool Is(string name) =>
        name[(name.LastIndexOf('/') + 1)..].Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <returns>Label by the file name as written, both NFC; of a name written twice the last line counts.</returns>
    /// <exception cref="UninspectableException">The header is another, or there are more than 1000 lines.</exception>
    public static SortedDictionary<string, string> Read(ReadOnlySpan<byte> bytes)
    {
        var text = SourceText.Decode(bytes);
        var firstLine = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var separator = firstLine.Contains(',') ? ',' : ';';
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var isHeader = true;
        foreach (var fields in Rows(text, separator))
        {
            if (isHeader)
            {
                RequireHeader(fields);
                isHeader = false;
            }
            else if (fields.Count >= 2 && Told.Clean(fields[0], Told.NameLength) is { Length: > 0 } file)
            {
                labels[file] = Told.Clean(fields[1], MaxLabelLength);
                if (labels.Count > MaxLabels)
                    throw new UninspectableException(
                        Obstacle.TooLargeInside,
                        $"{Name} has more than {MaxLabels} lines"
                    );
            }
        }
        if (isHeader)
            RequireHeader([]);
        return labels;
    }

    private static void RequireHeader(List<string> fields)
    {
        if (
            fields.Count < 2
            || !fields[0].Trim().Equals("file", StringComparison.OrdinalIgnoreCase)
            || !fields[1].Trim().Equals("label", StringComparison.OrdinalIgnoreCase)
        )
            throw new UninspectableException(
                Obstacle.Damaged,
                $"{Name} begins with \"{Told.Clean(string.Join(',', fields), Told.ExcerptLength)}\"; its first line must be \"file,label\""
            );
    }

    private static IEnumerable<List<string>> Rows(string text, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
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
                    yield return fields;
                fields = [];
            }
            else
            {
                field.Append(c);
            }
        }
    }
}

using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Zip;

/// <summary>Counts files and lines per language.</summary>
internal sealed class LanguageTally
{
    private readonly Dictionary<string, (int Files, int Lines)> _counts = new(StringComparer.Ordinal);

    /// <param name="text">The file; for a notebook its code cells are counted, not the JSON around them.</param>
    public void Add(string language, string text)
    {
        var lines = language == LanguageTable.Notebook ? Notebook.CodeCells(text).Sum(CountLines) : CountLines(text);
        var (files, before) = _counts.GetValueOrDefault(language);
        _counts[language] = (files + 1, before + lines);
    }

    /// <summary>Most files first; among equals most lines, then by name.</summary>
    public List<LanguageCount> Counts() =>
        [
            .. _counts
                .Select(pair => new LanguageCount(pair.Key, pair.Value.Files, pair.Value.Lines))
                .OrderByDescending(count => count.Files)
                .ThenByDescending(count => count.Lines)
                .ThenBy(count => count.Language, StringComparer.Ordinal),
        ];

    /// <summary>A last line counts without its line break.</summary>
    private static int CountLines(string text)
    {
        if (text.Length == 0)
            return 0;
        var breaks = text.AsSpan().Count('\n');
        return text[^1] == '\n' ? breaks : breaks + 1;
    }
}

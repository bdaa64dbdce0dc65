using System.Text.RegularExpressions;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Zip;

/// <summary>
/// Finds where a project uses Streamlit: an import in Python or in a notebook's code cell, or a requirement in one of
/// the files that declare them. Packages that only begin with its name (streamlit-option-menu) do not count.
/// </summary>
internal static partial class StreamlitFinder
{
    /// <summary>A longer line is generated, not written.</summary>
    private const int MaxLineLength = 2000;

    /// <summary>Whether <see cref="Find"/> has anything to say about a file of this name.</summary>
    /// <param name="name">Name inside the archive.</param>
    public static bool Reads(string name) => FinderOf(name) is not null;

    public static IEnumerable<CodeLocation> Find(string name, string content) =>
        FinderOf(name)?.Invoke(name, content) ?? [];

    private static Func<string, string, IEnumerable<CodeLocation>>? FinderOf(string name)
    {
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].ToUpperInvariant();
        return file switch
        {
            "PYPROJECT.TOML" => InToml,
            "PIPFILE" => InPipfile,
            "ENVIRONMENT.YML" or "ENVIRONMENT.YAML" => (name, text) => InLines(name, text, text, CondaRequirement()),
            _ when file.StartsWith("REQUIREMENTS", StringComparison.Ordinal)
                    && file.EndsWith(".TXT", StringComparison.Ordinal) => (name, text) =>
                InLines(name, text, text, PipRequirement()),
            _ when file.EndsWith(".PY", StringComparison.Ordinal) => InPython,
            _ when file.EndsWith(".IPYNB", StringComparison.Ordinal) => (name, text) =>
                Notebook.CodeCells(text).SelectMany(cell => InPython(name, cell)),
            _ => null,
        };
    }

    private static IEnumerable<CodeLocation> InPython(string name, string source) =>
        InLines(name, source, PythonCode.Blank(source), Import());

    /// <param name="searched">What the pattern looks at, line for line beside <paramref name="shown"/>.</param>
    private static IEnumerable<CodeLocation> InLines(string name, string shown, string searched, Regex pattern)
    {
        var shownLines = Lines(shown);
        return Lines(searched)
            .Select((line, index) => (line, index))
            .Where(at => at.line.Length <= MaxLineLength && pattern.IsMatch(at.line))
            .Select(at => Location(name, at.index, shownLines[at.index]));
    }

    /// <summary>PEP 621, PEP 735 and Poetry: an entry of a list or table whose name speaks of dependencies.</summary>
    private static IEnumerable<CodeLocation> InToml(string name, string text)
    {
        var lines = Lines(text);
        var table = "";
        var key = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length is 0 or > MaxLineLength || line[0] == '#')
                continue;
            if (line[0] == '[' && TomlTable().Match(line) is { Success: true } header)
            {
                table = header.Groups["table"].Value;
                key = "";
                continue;
            }
            if (TomlKey().Match(line) is { Success: true } assignment)
                key = assignment.Groups["key"].Value;
            var inTable = SpeaksOfDependencies(table);
            if (
                (inTable && TomlEntry().IsMatch(line))
                || ((inTable || SpeaksOfDependencies(key)) && QuotedRequirement().IsMatch(line))
            )
                yield return Location(name, i, lines[i]);
        }

        static bool SpeaksOfDependencies(string name) => name.Contains("dependenc", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<CodeLocation> InPipfile(string name, string text)
    {
        var lines = Lines(text);
        var table = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (TomlTable().Match(line) is { Success: true } header)
                table = header.Groups["table"].Value;
            else if (table.EndsWith("packages", StringComparison.Ordinal) && TomlEntry().IsMatch(line))
                yield return Location(name, i, lines[i]);
        }
    }

    private static string[] Lines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);

    private static CodeLocation Location(string name, int index, string line) =>
        new(Told.Clean(name, Told.NameLength), index + 1, Told.Clean(line, Told.ExcerptLength));

    // Every pattern is linear in the line (NonBacktracking): the lines are hostile.
    private const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"(?:^|[;:])\s*(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*streamlit(?:\.[\w.]+)?(?:\s+as\s+\w+)?\s*(?:[,;\\]|$)|from\s+streamlit(?:\.[\w.]+)?\s+import\b)",
        Linear
    )]
    private static partial Regex Import();

    [GeneratedRegex(@"^\s*streamlit\s*(?:$|[\[<>=!~;@#\\,\s])", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex PipRequirement();

    [GeneratedRegex(
        @"^\s*-\s*[""']?(?:[\w.-]+::)?streamlit\s*(?:$|[\[<>=!~;@#\s""'])",
        Linear | RegexOptions.IgnoreCase
    )]
    private static partial Regex CondaRequirement();

    [GeneratedRegex(@"^\[+\s*(?<table>[^\]]+?)\s*\]+\s*(?:#.*)?$", Linear)]
    private static partial Regex TomlTable();

    [GeneratedRegex(@"^(?<key>[\w.""'-]+)\s*=", Linear)]
    private static partial Regex TomlKey();

    [GeneratedRegex(@"^[""']?streamlit[""']?\s*=", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex TomlEntry();

    [GeneratedRegex(@"[""']\s*streamlit\s*(?:[\[<>=!~;@\s][^""']*)?[""']", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex QuotedRequirement();
}

using System.Collections.Frozen;

namespace CourseAI.Inspection.Zip;

/// <summary>Programming languages by file extension, and the folders that hold other people's code.</summary>
internal static class LanguageTable
{
    public const string Notebook = "Jupyter Notebook";

    private static readonly FrozenDictionary<string, string> ByExtension = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [".py"] = "Python",
        [".pyw"] = "Python",
        [".ipynb"] = Notebook,
        [".c"] = "C",
        [".h"] = "C",
        [".cc"] = "C++",
        [".cpp"] = "C++",
        [".cxx"] = "C++",
        [".hpp"] = "C++",
        [".cu"] = "CUDA",
        [".cs"] = "C#",
        [".java"] = "Java",
        [".kt"] = "Kotlin",
        [".kts"] = "Kotlin",
        [".scala"] = "Scala",
        [".swift"] = "Swift",
        [".m"] = "MATLAB",
        [".go"] = "Go",
        [".rs"] = "Rust",
        [".rb"] = "Ruby",
        [".php"] = "PHP",
        [".r"] = "R",
        [".jl"] = "Julia",
        [".lua"] = "Lua",
        [".dart"] = "Dart",
        [".js"] = "JavaScript",
        [".mjs"] = "JavaScript",
        [".cjs"] = "JavaScript",
        [".jsx"] = "JavaScript",
        [".ts"] = "TypeScript",
        [".tsx"] = "TypeScript",
        [".vue"] = "Vue",
        [".svelte"] = "Svelte",
        [".html"] = "HTML",
        [".htm"] = "HTML",
        [".css"] = "CSS",
        [".scss"] = "CSS",
        [".sql"] = "SQL",
        [".sh"] = "Shell",
        [".bash"] = "Shell",
        [".bat"] = "Batch",
        [".cmd"] = "Batch",
        [".ps1"] = "PowerShell",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Foreign = new[]
    {
        ".git",
        "node_modules",
        "__pycache__",
        "venv",
        ".venv",
        "site-packages",
        ".ipynb_checkpoints",
        "__MACOSX",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null for anything that is not source code.</returns>
    public static string? Of(string fileName) => ByExtension.GetValueOrDefault(Path.GetExtension(fileName));

    /// <summary>Whether a folder on the way is one that tools fill: version control, packages, caches.</summary>
    /// <param name="name">Name inside an archive, with <c>/</c> or <c>\</c>.</param>
    public static bool IsForeign(string name)
    {
        var segments = name.Split('/', '\\');
        return segments.Take(segments.Length - 1).Any(Foreign.Contains);
    }
}

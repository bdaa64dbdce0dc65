using System.Security.Cryptography;

namespace CourseAI.Training;

/// <summary>The files that a folder must hold, each with its SHA-256, as <c>sha256sum</c> writes them: hash, two blanks, name.</summary>
internal sealed class HashManifest
{
    private readonly string _path;
    private readonly IReadOnlyList<(string Hash, string Name)> _lines;

    private HashManifest(string path, IReadOnlyList<(string Hash, string Name)> lines) =>
        (_path, _lines) = (path, lines);

    /// <summary>In the manifest's order, with <c>/</c> between folders.</summary>
    public IEnumerable<string> Names => _lines.Select(line => line.Name);

    /// <param name="form">What a name must look like besides; its example is told when one does not.</param>
    /// <exception cref="InvalidDataException">A line has another form; the message shows it.</exception>
    public static HashManifest Read(string path, (Func<string, bool> Fits, string Example) form) =>
        new(
            path,
            [
                .. File.ReadLines(path)
                    .Select(line =>
                        line.Split("  ", 2) is [{ Length: 64 } hash, var name] && form.Fits(name)
                            ? (hash, name)
                            : throw new InvalidDataException(
                                $"{path}: \"{line}\" is no line of the form `<sha256>  {form.Example}`."
                            )
                    ),
            ]
        );

    /// <param name="pattern">Of the files that count, such as <c>*.jpg</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing, changed, or not in the manifest; the message names it.</exception>
    public void Verify(string folder, string pattern)
    {
        foreach (var (hash, name) in _lines)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                throw new InvalidDataException($"{path} is missing: {_path} speaks of it.");
            var found = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
            if (found != hash)
                throw new InvalidDataException($"{path} has SHA-256 {found}; {_path} says {hash}.");
        }
        var known = Names.ToHashSet(StringComparer.Ordinal);
        var stranger = Directory
            .EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .FirstOrDefault(name => !known.Contains(name));
        if (stranger is not null)
            throw new InvalidDataException($"{stranger} in {folder} is not in {_path}.");
    }
}

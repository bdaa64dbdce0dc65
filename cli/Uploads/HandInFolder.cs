using System.Text;

namespace CourseAI.Cli.Uploads;

/// <summary>A file to hand in.</summary>
/// <param name="FileName">Below the part's folder, with <c>/</c>, in NFC.</param>
/// <param name="Path">On this machine.</param>
public sealed record HandInFile(string PartId, string FileName, string Path);

/// <summary>A student's folder: one folder per part, named by its id, with the files in it.</summary>
public static class HandInFolder
{
    /// <summary>What operating systems leave lying about.</summary>
    private static readonly string[] Ignored = ["Thumbs.db", "desktop.ini", "__MACOSX"];

    /// <summary>All files in the order of part and name; those that begin with a dot are not meant to be handed in.</summary>
    /// <exception cref="CommandException">There is no such folder, or nothing in it.</exception>
    public static IReadOnlyList<HandInFile> Read(DirectoryInfo folder)
    {
        if (!folder.Exists)
            throw new CommandException($"{folder.FullName} does not exist", ExitCodes.Usage);
        List<HandInFile> files =
        [
            .. folder
                .EnumerateDirectories()
                .Where(part => IsMeant(part.Name))
                .SelectMany(part => FilesOf(part.FullName, part.Name)),
        ];
        if (files.Count == 0)
            throw new CommandException(
                $"{folder.FullName} has nothing to hand in: put each file into a folder named by its part, such as report/report.pdf",
                ExitCodes.Usage
            );
        return
        [
            .. files
                .OrderBy(file => file.PartId, StringComparer.Ordinal)
                .ThenBy(file => file.FileName, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<HandInFile> FilesOf(string folder, string part) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => file.Name.Split('/').All(IsMeant))
            .Select(file => new HandInFile(part, file.Name.Normalize(NormalizationForm.FormC), file.Path));

    private static bool IsMeant(string name) =>
        name[0] != '.' && !Ignored.Contains(name, StringComparer.OrdinalIgnoreCase);
}

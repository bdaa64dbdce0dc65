using System.Security.Cryptography;
using System.Text;

namespace CourseAI.Training;

/// <param name="Class">The tool, such as <c>wrench</c>; null for what is none of the ten.</param>
/// <param name="Set">The icon set that it is from; a set is either trained on or held out.</param>
/// <param name="Name">Its name in that set.</param>
/// <param name="Path">Of a PNG file, square, with a transparent background.</param>
public sealed record Drawing(string? Class, string Set, string Name, string Path)
{
    private const int SetsPerKept = 8;

    /// <summary>Of the sets to train on, one in eight only serves to choose settings, temperature and thresholds by.</summary>
    public bool IsForValidation => SHA256.HashData(Encoding.UTF8.GetBytes(Set))[0] % SetsPerKept == 0;
}

/// <summary>
/// The reviewed icons of <c>Data/tools/icons.json</c> as <c>icons.mjs</c> draws them: <c>class/set--name.png</c>, where
/// the class of things that are no tool is <c>other</c>. In order of class, set and name.
/// </summary>
public static class DrawingSet
{
    private const string Other = "other";
    private const string Separator = "--";
    private const string Pattern = "*.png";

    /// <summary>The icons that training does not see, 128×128 pixels, committed with their hashes.</summary>
    public static string DefaultHeldOut => Path.Combine(AppContext.BaseDirectory, "tools", "held-out");

    /// <param name="folder">Holds one folder per class; beside it lies <c>held-out.sha256</c>, as <c>sha256sum</c> writes it.</param>
    /// <exception cref="InvalidDataException">A picture is missing, changed, or not among the hashes; the message names it.</exception>
    public static IReadOnlyList<Drawing> HeldOut(string folder)
    {
        HashManifest.Read(folder + ".sha256", (_ => true, $"class/set{Separator}name.png")).Verify(folder, Pattern);
        return Read(folder);
    }

    /// <summary>The icons to train on, 256×256 pixels.</summary>
    /// <param name="folder"><c>.local/icons/train</c> in <c>training/</c>, once <c>node icons.mjs</c> has drawn them.</param>
    /// <exception cref="InvalidDataException">There are none, or a file has another kind of name.</exception>
    public static IReadOnlyList<Drawing> Train(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"{folder} is missing: run `npm ci` and `node icons.mjs` in training/.");
        return Read(folder);
    }

    private static List<Drawing> Read(string folder)
    {
        var drawings = Directory
            .EnumerateFiles(folder, Pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Parse)
            .ToList();
        return drawings.Count > 0 ? drawings : throw new InvalidDataException($"{folder} has no drawings.");
    }

    private static Drawing Parse(string path)
    {
        var label = Path.GetFileName(Path.GetDirectoryName(path));
        var parts = Path.GetFileNameWithoutExtension(path).Split(Separator, 2);
        if (parts.Length != 2)
            throw new InvalidDataException($"{path} is not named class/set{Separator}name.png.");
        return new Drawing(label == Other ? null : label, parts[0], parts[1], path);
    }
}

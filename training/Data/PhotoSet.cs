using System.Security.Cryptography;
using System.Text;

namespace CourseAI.Training;

/// <summary>
/// Photos of single tools, <c>class/source__number.jpg</c>, which are no part of the project: the manifest names every
/// one with its SHA-256, so that figures speak of the same photos everywhere.
/// </summary>
public sealed class PhotoSet
{
    public const double HeldOutShare = 0.25;
    public const double ValidationShare = 0.12;

    private PhotoSet(IReadOnlyList<Photo> photos) => Photos = photos;

    /// <summary>In the manifest's order.</summary>
    public IReadOnlyList<Photo> Photos { get; }

    /// <summary>Of the photos that the published figures speak of.</summary>
    public static string DefaultManifest => Path.Combine(AppContext.BaseDirectory, "tools", "photos.sha256");

    /// <param name="folder">Holds one folder per class.</param>
    /// <param name="manifest">Lines as <c>sha256sum</c> writes them: hash, two blanks, <c>class/source__number.jpg</c>.</param>
    /// <exception cref="InvalidDataException">A photo is missing, changed, or not in the manifest; the message names it.</exception>
    public static PhotoSet Read(string folder, string manifest)
    {
        var expected = File.ReadLines(manifest).Select(line => ParseLine(line, manifest)).ToList();
        foreach (var (hash, name) in expected)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                throw new InvalidDataException($"{path} is missing: {manifest} speaks of it.");
            var found = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
            if (found != hash)
                throw new InvalidDataException($"{path} has SHA-256 {found}; {manifest} says {hash}.");
        }
        var known = expected.Select(line => line.Name).ToHashSet(StringComparer.Ordinal);
        var stranger = Directory
            .EnumerateFiles(folder, "*.jpg", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .FirstOrDefault(name => !known.Contains(name));
        if (stranger is not null)
            throw new InvalidDataException($"{stranger} in {folder} is not in {manifest}.");

        var names = expected.ConvertAll(line => (Class: line.Name.Split('/')[0], Source: SourceOf(line.Name)));
        var parts = Split(names);
        return new PhotoSet([
            .. expected.Select(line => new Photo(
                Path.Combine(folder, line.Name),
                line.Name.Split('/')[0],
                SourceOf(line.Name),
                parts[SourceOf(line.Name)]
            )),
        ]);
    }

    /// <summary>
    /// Deals out the source images, class by class, the rarest class first, in the order of a hash of their names: first
    /// held out, then validation, until each has its share of the class's photos; so every class of at least three
    /// source images is in every part. A source image with tools of several classes goes with its rarest.
    /// </summary>
    internal static IReadOnlyDictionary<string, PhotoPart> Split(IReadOnlyList<(string Class, string Source)> photos)
    {
        var parts = new Dictionary<string, PhotoPart>(StringComparer.Ordinal);
        var classes = photos
            .GroupBy(photo => photo.Class, StringComparer.Ordinal)
            .OrderBy(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in classes)
        {
            var counts = new Dictionary<PhotoPart, int>();
            var sources = group.GroupBy(photo => photo.Source, StringComparer.Ordinal).ToList();
            foreach (var source in sources.Where(source => parts.ContainsKey(source.Key)))
                Count(parts[source.Key], source.Count());
            foreach (var source in sources.OrderBy(source => DealtAt(source.Key), StringComparer.Ordinal))
            {
                if (parts.ContainsKey(source.Key))
                    continue;
                var part =
                    counts.GetValueOrDefault(PhotoPart.HeldOut) < HeldOutShare * group.Count() ? PhotoPart.HeldOut
                    : counts.GetValueOrDefault(PhotoPart.Validation) < ValidationShare * group.Count()
                        ? PhotoPart.Validation
                    : PhotoPart.Training;
                parts[source.Key] = part;
                Count(part, source.Count());
            }

            void Count(PhotoPart part, int photos) => counts[part] = counts.GetValueOrDefault(part) + photos;
        }
        return parts;
    }

    private static string DealtAt(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    private static (string Hash, string Name) ParseLine(string line, string manifest)
    {
        if (line.Split("  ") is [{ Length: 64 } hash, var name] && name.Split('/').Length == 2 && SourceOf(name) != "")
            return (hash, name);
        throw new InvalidDataException(
            $"{manifest}: \"{line}\" is no line of the form `<sha256>  class/source__0.jpg`."
        );
    }

    /// <summary>Empty when the name does not tell it.</summary>
    private static string SourceOf(string name)
    {
        var file = Path.GetFileNameWithoutExtension(name);
        var at = file.LastIndexOf("__", StringComparison.Ordinal);
        return at < 0 ? "" : file[..at];
    }
}

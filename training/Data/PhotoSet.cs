using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CourseAI.Training;

/// <summary>
/// Photos of single tools, <c>class/source__number.jpg</c>, which are no part of the project: the manifest names every
/// one with its SHA-256, so that figures speak of the same photos everywhere.
/// </summary>
public sealed partial class PhotoSet
{
    public const double HeldOutShare = 0.25;
    public const double ValidationShare = 0.12;

    /// <summary>
    /// A class with fewer photos keeps none for validation: as one of the two or three drills there it would hardly move
    /// a threshold, and is a quarter more to learn from.
    /// </summary>
    public const int Few = 40;

    private PhotoSet(IReadOnlyList<Photo> photos) => Photos = photos;

    /// <summary>In the manifest's order.</summary>
    public IReadOnlyList<Photo> Photos { get; }

    /// <summary>Of the photos that the published figures speak of.</summary>
    public static string DefaultManifest => Path.Combine(AppContext.BaseDirectory, "tools", "photos.sha256");

    /// <summary>Photos that show another tool than their folder says.</summary>
    public static string DefaultReview => Path.Combine(AppContext.BaseDirectory, "tools", "photos-reviewed.txt");

    /// <param name="folder">Holds one folder per class.</param>
    /// <param name="manifest">Lines as <c>sha256sum</c> writes them: hash, two blanks, <c>class/source__number.jpg</c>.</param>
    /// <param name="review">Lines of the class that is shown, two blanks, and the photo's name as in the manifest.</param>
    /// <exception cref="InvalidDataException">A photo is missing, changed, or not in the manifest; the message names it.</exception>
    public static PhotoSet Read(string folder, string manifest, string review)
    {
        var hashes = HashManifest.Read(manifest, (IsPhoto, "class/source__0.jpg"));
        hashes.Verify(folder, "*.jpg");
        var shown = Shown(review, hashes.Names.ToHashSet(StringComparer.Ordinal));
        var photos = hashes
            .Names.Select(name => (Name: name, Published: name.Split('/')[0], Source: SourceOf(name)))
            .ToList();
        // By the published classes: what is held out does not change with a review.
        var parts = Split(photos.ConvertAll(photo => (photo.Published, photo.Source)));
        return new PhotoSet([
            .. photos.Select(photo => new Photo(
                Path.Combine(folder, photo.Name),
                shown.GetValueOrDefault(photo.Name, photo.Published),
                photo.Published,
                photo.Source,
                parts[photo.Source]
            )),
        ]);
    }

    /// <summary>
    /// Deals out the source images, class by class, the rarest class first, in the order of a hash of their names: first
    /// held out, then validation, until each has its share of the class's photos. A source image with tools of several
    /// classes goes with its rarest.
    /// <para>
    /// Series are dealt out by themselves: of the same tools on the same table, seconds apart, one photo tells another's
    /// answer. So figures can be told with them and without, and none is kept for validation, by which choices are made.
    /// </para>
    /// </summary>
    internal static IReadOnlyDictionary<string, PhotoPart> Split(IReadOnlyList<(string Class, string Source)> photos)
    {
        var parts = new Dictionary<string, PhotoPart>(StringComparer.Ordinal);
        var classes = photos
            .GroupBy(photo => photo.Class, photo => photo.Source, StringComparer.Ordinal)
            .OrderBy(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in classes)
        {
            var validation = group.Count() < Few ? 0 : ValidationShare;
            Deal(group.Where(source => !IsOfSeries(source)), HeldOutShare, validation);
            Deal(group.Where(IsOfSeries), HeldOutShare, validation: 0);
        }
        return parts;

        void Deal(IEnumerable<string> photos, double heldOut, double validation)
        {
            var all = photos.Count();
            var counts = new Dictionary<PhotoPart, int>();
            // First what goes with a rarer class, which counts too.
            var bySource = photos
                .CountBy(source => source, StringComparer.Ordinal)
                .OrderByDescending(source => parts.ContainsKey(source.Key))
                .ThenBy(source => DealtAt(source.Key), StringComparer.Ordinal);
            foreach (var (source, count) in bySource)
            {
                if (!parts.TryGetValue(source, out var part))
                {
                    part =
                        counts.GetValueOrDefault(PhotoPart.HeldOut) < heldOut * all ? PhotoPart.HeldOut
                        : counts.GetValueOrDefault(PhotoPart.Validation) < validation * all ? PhotoPart.Validation
                        : PhotoPart.Training;
                    parts.Add(source, part);
                }
                counts[part] = counts.GetValueOrDefault(part) + count;
            }
        }
    }

    private static string DealtAt(string source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    private static Dictionary<string, string> Shown(string review, HashSet<string> names)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(review))
        {
            if (line.Split("  ", 2) is not [{ Length: > 0 } tool, var name])
                throw new InvalidDataException(
                    $"{review}: \"{line}\" is no line of the form `class  class/source__0.jpg`."
                );
            if (!names.Contains(name))
                throw new InvalidDataException($"{review} speaks of {name}, which is no photo of the manifest.");
            shown[name] = tool;
        }
        return shown;
    }

    /// <summary>
    /// A camera named these by the second that it took them in: 450 photos of eight sittings in three days. Other names are of
    /// pictures that were gathered one by one.
    /// </summary>
    public static bool IsOfSeries(string source) => TakenAt.IsMatch(source);

    [GeneratedRegex(
        @"^20\d\d(-\d\d-\d\d_\d\d-\d\d-\d\d|\d{10})_",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex TakenAt { get; }

    private static bool IsPhoto(string name) => name.Split('/').Length == 2;

    /// <summary>A long name was cut, with its number: then it is the source image's as far as it goes.</summary>
    internal static string SourceOf(string name)
    {
        var file = Path.GetFileNameWithoutExtension(name);
        var at = file.LastIndexOf("__", StringComparison.Ordinal);
        return at < 0 ? file : file[..at];
    }
}

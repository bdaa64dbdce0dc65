using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace CourseAI.Training;

/// <summary>
/// One half of MNIST: grey pictures of 28×28 pixels, ink high, row by row, with what they show. The files' format
/// (IDX) is big-endian: magic, counts, bytes. Every file is checked against the MD5 of the set as LeCun, Cortes and
/// Burges published it.
/// </summary>
public sealed class MnistSet
{
    public const int Side = 28;
    public const int Pixels = Side * Side;

    private static readonly Dictionary<string, string> Md5 = new(StringComparer.Ordinal)
    {
        ["train-images-idx3-ubyte"] = "6bbc9ace898e44ae57da46a324031adb",
        ["train-labels-idx1-ubyte"] = "a25bea736e30d166cdddb491f175f624",
        ["t10k-images-idx3-ubyte"] = "2646ac647ad5339dbf082846283269ea",
        ["t10k-labels-idx1-ubyte"] = "27ae3e4e09519cfbb04c329615203637",
    };

    private readonly byte[] _images;
    private readonly byte[] _labels;

    private MnistSet(byte[] images, byte[] labels)
    {
        _images = images;
        _labels = labels;
    }

    public int Count => _labels.Length;

    /// <summary>All pictures, one after the other.</summary>
    public ReadOnlySpan<byte> Images => _images;

    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>784 bytes, 0 (paper) to 255 (ink).</summary>
    public ReadOnlySpan<byte> Image(int index) => _images.AsSpan(index * Pixels, Pixels);

    /// <summary>0–9.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>The 60,000 pictures for training.</summary>
    /// <param name="folder">Where the IDX files lie, plain or as <c>.gz</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing, damaged or another set's.</exception>
    public static MnistSet Train(string folder) => Read(folder, "train");

    /// <summary>The 10,000 pictures for testing.</summary>
    /// <inheritdoc cref="Train"/>
    public static MnistSet Test(string folder) => Read(folder, "t10k");

    private static MnistSet Read(string folder, string prefix)
    {
        var images = ReadIdx(folder, $"{prefix}-images-idx3-ubyte", magic: 0x803, header: 16);
        var labels = ReadIdx(folder, $"{prefix}-labels-idx1-ubyte", magic: 0x801, header: 8);
        if (images.Length != labels.Length * Pixels)
            throw new InvalidDataException($"{folder}: {prefix} has {labels.Length} labels for {images.Length} bytes.");
        return new MnistSet(images, labels);
    }

    private static byte[] ReadIdx(string folder, string name, uint magic, int header)
    {
        var bytes = ReadPlainOrPacked(Path.Combine(folder, name));
#pragma warning disable CA5351 // The set is published with MD5 sums; this finds damage, not forgery.
        var md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
        if (md5 != Md5[name])
            throw new InvalidDataException($"{name} in {folder} has MD5 {md5}; MNIST's is {Md5[name]}.");
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != magic)
            throw new InvalidDataException($"{name} in {folder} does not start with {magic:X8}.");
        return bytes[header..];
    }

    private static byte[] ReadPlainOrPacked(string path)
    {
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        if (!File.Exists(path + ".gz"))
            throw new InvalidDataException($"{path} is missing, and so is {path}.gz: run `npm ci` in training/.");
        using var packed = new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}

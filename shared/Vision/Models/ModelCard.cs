using System.Text.Json;
using System.Text.Json.Serialization;
using CourseAI.Core.Courses;

namespace CourseAI.Vision.Models;

/// <summary>
/// What is written beside a model, in <c>models/{task}.json</c>: how to use it, what it was made from, and how good it
/// was measured to be. <c>training/Evaluate</c> recomputes <see cref="Figures"/>.
/// </summary>
public sealed record ModelCard
{
    public required VisionTask Task { get; init; }

    /// <summary>SHA-256 of the zip this card speaks of, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>By the order of the network's outputs.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Confidence (0–1) below which the answer is "unsure".</summary>
    public required double KnownFrom { get; init; }

    /// <summary>
    /// Probability (0–1) of the network's last output, "something else", from which the answer is "unsure"; null for a
    /// network that has only its labels' outputs.
    /// </summary>
    public double? UnfamiliarFrom { get; init; }

    /// <summary>How a picture becomes the network's input, in words.</summary>
    public required string Preprocessing { get; init; }

    public required TrainingFacts Training { get; init; }

    public required IReadOnlyList<DataSource> Data { get; init; }

    /// <summary>Name to value; shares are 0–1. Recomputed by <c>training/Evaluate</c>.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } =
        new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Name to value with unit in the name; depends on the machine and is not recomputed.</summary>
    public IReadOnlyDictionary<string, double> Timings { get; init; } =
        new SortedDictionary<string, double>(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="InvalidDataException">The file is no model card; the message names it and tells why.</exception>
    public static ModelCard Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelCard>(File.ReadAllBytes(path), Json)
                ?? throw new InvalidDataException($"{path} is no model card: it says null.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is no model card: {broken.Message}", broken);
        }
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + "\n");
}

/// <param name="SettlingEpochs">At a low rate, after <paramref name="Epochs"/>.</param>
/// <param name="Pictures">Seen per epoch.</param>
/// <param name="ForValidation">Pictures kept from training, for the temperature and the thresholds.</param>
/// <param name="Minutes">That the epochs took, with those of its teachers, on the machine that it was trained on.</param>
/// <param name="Temperature">Fitted on <paramref name="ForValidation"/>; the network's last layer is already divided by it.</param>
public sealed record TrainingFacts(
    int Seed,
    int Epochs,
    int SettlingEpochs,
    int Pictures,
    int ForValidation,
    int Parameters,
    double Temperature,
    double Minutes,
    string Command
);

/// <param name="Version">The package and version that carries it.</param>
public sealed record DataSource(string Name, string Version, string Licence);

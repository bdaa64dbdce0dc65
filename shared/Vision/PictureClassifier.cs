using System.Collections.Frozen;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Digits;
using SkiaSharp;

namespace CourseAI.Vision;

/// <summary>Says what is on a picture. Thread-safe; one per process is enough, and loads each model once.</summary>
public sealed class PictureClassifier : IDisposable
{
    private readonly DigitModel _digits;

    private PictureClassifier(DigitModel digits)
    {
        _digits = digits;
        Hashes = new Dictionary<VisionTask, string> { [VisionTask.Digits] = digits.Card.Sha256 }.ToFrozenDictionary();
    }

    /// <summary>SHA-256 of each loaded model's zip, 64 lower-case hex digits.</summary>
    public IReadOnlyDictionary<VisionTask, string> Hashes { get; }

    /// <summary>Where the build puts the models: <c>models</c>, beside the application's assemblies.</summary>
    public static string DefaultModels => Path.Combine(AppContext.BaseDirectory, "models");

    /// <param name="modelsFolder">Holds <c>digits.zip</c> and its card <c>digits.json</c>.</param>
    /// <exception cref="FileNotFoundException">A model or its card is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A model is damaged, foreign, or not the one its card speaks of.</exception>
    public static PictureClassifier Load(string modelsFolder)
    {
        var zip = Path.Combine(modelsFolder, "digits.zip");
        foreach (var file in new[] { zip, Path.ChangeExtension(zip, ".json") })
        {
            if (!File.Exists(file))
                throw new FileNotFoundException($"The model file {file} is missing: it belongs in models/.", file);
        }
        return new PictureClassifier(DigitModel.Load(zip));
    }

    public bool Supports(VisionTask task) => Hashes.ContainsKey(task);

    /// <param name="picture">Decoded, upright (EXIF applied), any size and colour type; not changed.</param>
    /// <exception cref="NotSupportedException">There is no model for the task; see <see cref="Supports"/>.</exception>
    /// <exception cref="ArgumentException">The bitmap has no readable pixels.</exception>
    public Prediction Classify(VisionTask task, SKBitmap picture) =>
        task switch
        {
            VisionTask.Digits => _digits.Classify(picture),
            _ => throw new NotSupportedException(
                $"There is no model for the task {task}; there is one for {VisionTask.Digits}."
            ),
        };

    public void Dispose() => _digits.Dispose();
}

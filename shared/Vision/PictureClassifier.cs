using System.Collections.Frozen;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Tools;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;

namespace CourseAI.Vision;

/// <summary>Says what is on a picture. Thread-safe; one per process is enough, and loads each model once.</summary>
public sealed class PictureClassifier : IDisposable
{
    private readonly DigitModel _digits;
    private readonly ToolModel _tools;

    private PictureClassifier(DigitModel digits, ToolModel tools)
    {
        (_digits, _tools) = (digits, tools);
        Hashes = new Dictionary<VisionTask, string>
        {
            [VisionTask.Digits] = digits.Card.Sha256,
            [VisionTask.Tools] = tools.Card.Sha256,
        }.ToFrozenDictionary();
    }

    /// <summary>SHA-256 of each loaded model's zip, 64 lower-case hex digits.</summary>
    public IReadOnlyDictionary<VisionTask, string> Hashes { get; }

    /// <summary>Where the build puts the models: <c>models</c>, beside the application's assemblies.</summary>
    public static string DefaultModels => Path.Combine(AppContext.BaseDirectory, "models");

    /// <param name="modelsFolder">Holds <c>digits.zip</c> and <c>tools.zip</c>, each with its card.</param>
    /// <exception cref="FileNotFoundException">A model or its card is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A model is damaged, foreign, or not the one its card speaks of.</exception>
    public static PictureClassifier Load(string modelsFolder)
    {
        // The native library takes a tenth of a second, which cards are read and hashes are taken in.
        _ = Task.Run(OrtEnv.Instance);
        var digits = Task.Run(() => DigitModel.Load(Path.Combine(modelsFolder, "digits.zip")));
        var tools = Task.Run(() => ToolModel.Load(Path.Combine(modelsFolder, "tools.zip")));
        // Both are waited for where one fails, too: a model that is still being read when the process ends brings it down.
        Task.WhenAll(digits, tools).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        if (digits.IsFaulted && tools.IsCompletedSuccessfully)
            tools.Result.Dispose();
        if (tools.IsFaulted && digits.IsCompletedSuccessfully)
            digits.Result.Dispose();
        return new PictureClassifier(digits.GetAwaiter().GetResult(), tools.GetAwaiter().GetResult());
    }

    /// <param name="picture">Decoded, upright (EXIF applied), any size and colour type; not changed.</param>
    /// <exception cref="ArgumentException">The bitmap has no readable pixels, or there is no such task.</exception>
    public Prediction Classify(VisionTask task, SKBitmap picture) =>
        task switch
        {
            VisionTask.Digits => _digits.Classify(picture),
            VisionTask.Tools => _tools.Classify(picture),
            _ => throw new ArgumentOutOfRangeException(nameof(task), task, "There is no such task."),
        };

    public void Dispose()
    {
        _digits.Dispose();
        _tools.Dispose();
    }
}

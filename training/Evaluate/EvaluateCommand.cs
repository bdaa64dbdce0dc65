using System.CommandLine;
using CourseAI.Training.Cards;
using CourseAI.Training.Digits;
using CourseAI.Training.Strangers;
using CourseAI.Training.Tools;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Tools;

namespace CourseAI.Training;

/// <summary><c>Evaluate MODELS</c>: recomputes what the models' cards say, and compares or writes.</summary>
internal static class EvaluateCommand
{
    private const int Agreed = 0;
    private const int Differs = 1;
    private const int NotMeasured = 2;

    public static RootCommand Create()
    {
        var models = new Argument<string>("MODELS") { Description = "The folder of the models and their cards." };
        var write = new Option<bool>("--write")
        {
            Description = "Write the cards, their pages and pictures instead of comparing.",
        };
        var photos = new Option<string?>("--photos")
        {
            HelpName = "FOLDER",
            Description = "The folder of the photos of tools; without it, what a card says of photos is left as it is.",
        };
        var command = new RootCommand(
            "Recomputes every figure on the models' cards and draws their pictures anew. Exit code 1: a card, its page or a picture says something else than was measured; "
                + "2: nothing was measured, since a file is missing, damaged or another's."
        )
        {
            models,
            write,
            photos,
        };
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed.GetRequiredValue(models), parsed.GetValue(write), parsed.GetValue(photos));
            }
            catch (Exception error) when (error is InvalidDataException or IOException)
            {
                Console.Error.WriteLine(error.Message);
                return NotMeasured;
            }
        });
        return command;
    }

    private static int Run(string models, bool write, string? photosFolder)
    {
        var set = MnistSet.Test(Path.Combine(AppContext.BaseDirectory, "mnist"));
        var icons = DrawingSet.HeldOut(DrawingSet.DefaultHeldOut);
        var photos = photosFolder is null
            ? null
            : PhotoSet.Read(photosFolder, PhotoSet.DefaultManifest, PhotoSet.DefaultReview);
        var digitsZip = Path.Combine(models, "digits.zip");
        // Before any other prediction: only a process's first one tells what a cold start costs.
        var timings = DigitTimings.Measure(digitsZip, set);

        using var digits = DigitModel.Load(digitsZip);
        var strangers = new StrangerSet(set, icons, StrangerSet.DefaultFonts);
        var result = Tell(digitsZip, DigitEvaluation.Measure(digits, set, strangers), timings, write);

        var toolsZip = Path.Combine(models, "tools.zip");
        using var tools = ToolModel.Load(toolsZip);
        var ofTools = ToolEvaluation.Measure(tools, icons, photos);
        result = Math.Max(result, Tell(toolsZip, ofTools, ToolTimings.Measure(tools, icons), write));
        if (photos is null)
            Console.WriteLine("  photos: neither figures nor pictures recomputed; --photos FOLDER does.");
        return result;
    }

    /// <returns>The command's exit code.</returns>
    internal static int Tell(
        string zip,
        IEvaluation evaluation,
        IReadOnlyDictionary<string, double> timings,
        bool write
    )
    {
        Console.WriteLine(zip);
        foreach (var (name, value) in timings)
            Console.WriteLine($"  {name, -44} {value:N0}");
        foreach (var (name, value) in evaluation.Figures)
            Console.WriteLine($"  {name, -44} {value:F4}");
        if (write)
        {
            CardFiles.Write(zip, evaluation, timings);
            return Agreed;
        }
        var differences = CardFiles
            .Differences(evaluation.Card, evaluation)
            .Concat(CardFiles.OutOfDate(zip, evaluation))
            .ToList();
        foreach (var difference in differences)
            Console.Error.WriteLine($"{zip}: {difference}");
        return differences.Count == 0 ? Agreed : Differs;
    }
}

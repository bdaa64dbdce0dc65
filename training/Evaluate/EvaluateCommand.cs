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

    private const string Digits = "digits";
    private const string Tools = "tools";

    public static RootCommand Create()
    {
        var models = new Argument<string>("MODELS") { Description = "The folder of the models and their cards." };
        var write = new Option<bool>("--write")
        {
            Description = "Write the cards, their pages and pictures instead of comparing.",
        };
        var only = new Option<string?>("--only") { Description = "This one model; both without it." };
        only.AcceptOnlyFromAmong(Digits, Tools);
        var photos = new Option<string?>("--photos")
        {
            HelpName = "FOLDER",
            Description = "The folder of the photos of tools; without it, what a card says of photos is left as it is.",
        };
        var command = new RootCommand(
            "Recomputes every figure on the models' cards and draws their pictures anew. Exit code 1: a card, its page or a picture says something else than was measured; "
                + "2: not everything was measured or written; what stands in the way is told."
        )
        {
            models,
            write,
            only,
            photos,
        };
        command.SetAction(parsed =>
        {
            try
            {
                return Run(
                    parsed.GetRequiredValue(models),
                    parsed.GetValue(only),
                    parsed.GetValue(write),
                    parsed.GetValue(photos)
                );
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                parsed.InvocationConfiguration.Error.WriteLine(error.Message);
                return NotMeasured;
            }
        });
        return command;
    }

    /// <param name="only">A model's name; null: both.</param>
    private static int Run(string models, string? only, bool write, string? photosFolder)
    {
        var set = MnistSet.Test(Path.Combine(AppContext.BaseDirectory, "mnist"));
        var icons = DrawingSet.HeldOut(DrawingSet.DefaultHeldOut);
        var photos = photosFolder is null
            ? null
            : PhotoSet.Read(photosFolder, PhotoSet.DefaultManifest, PhotoSet.DefaultReview);
        var result = Agreed;
        // Digits first, and before any other prediction: only a process's first one tells what a cold start costs.
        if (only is null or Digits)
        {
            var zip = Path.Combine(models, "digits.zip");
            var timings = DigitTimings.Measure(zip, set);
            using var digits = DigitModel.Load(zip);
            var strangers = new StrangerSet(set, icons, StrangerSet.DefaultFonts);
            result = Tell(zip, DigitEvaluation.Measure(digits, set, strangers), timings, write);
        }
        if (only is null or Tools)
        {
            var zip = Path.Combine(models, "tools.zip");
            using var tools = ToolModel.Load(zip);
            var measured = ToolEvaluation.Measure(tools, icons, photos);
            result = Math.Max(result, Tell(zip, measured, ToolTimings.Measure(tools, icons), write));
            if (photos is null)
                Console.WriteLine("  photos: neither figures nor pictures recomputed; --photos FOLDER does.");
        }
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

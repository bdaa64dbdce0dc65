using System.CommandLine;
using System.Globalization;
using CourseAI.Training.Learning;
using CourseAI.Training.Onnx;

namespace CourseAI.Training.Baselines;

/// <summary><c>baselines</c>: other ways to read MNIST beside the shipped model, in one run; the table goes into docs/models.md.</summary>
internal static class BaselinesCommand
{
    private const int Seed = 20261219;

    /// <summary>Of the page.</summary>
    private const string Section = "digits baselines";

    public static Command Create()
    {
        var command = new Command(
            "baselines",
            "Measure other ways to read digits beside the shipped model, and write the table into docs/models.md."
        );
        command.SetAction(parsed =>
        {
            // Before anything loads the machine.
            var machine = MachineFacts.Now();
            var places = Places.Of(parsed);
            var file = Path.Combine(places.Models, "..", "docs", "models.md");
            // What stops the writing is found before the measuring.
            _ = PageSection.Replace(File.ReadAllText(file), Section, "");
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var rows = Measure(places);
            var text = $"""
                Made by `training/run baselines --threads {places.Threads}` with seed {Seed}, on {machine}.

                {BaselineRow.Header}
                {string.Join('\n', rows)}
                """;
            Console.WriteLine(text);
            File.WriteAllText(file, PageSection.Replace(File.ReadAllText(file), Section, text));
            return 0;
        });
        return command;
    }

    private static List<BaselineRow> Measure(Places places)
    {
        var work = Directory.CreateDirectory(Path.Combine(places.Work, "baselines")).FullName;
        var measure = new BaselineMeasure(MnistSet.Test(places.Mnist), work);
        return [.. Ways(MnistSet.Train(places.Mnist), work, places.Models, places.Threads).Select(measure.Row)];
    }

    private static IEnumerable<Baseline> Ways(MnistSet train, string work, string models, int threads)
    {
        var keras = Path.Combine(work, "keras.zip");
        yield return new Baseline(
            "the course's Keras network",
            $"Flatten, Dense 128 ReLU, Dropout 0.2, Dense 10 softmax; Adam, {KerasNetwork.Epochs} epochs, batch 32",
            keras,
            ReaderKind.Network,
            () =>
            {
                var trained = Unbroken.Train(() =>
                {
                    using var network = new KerasNetwork(Seed);
                    network.Fit(train, Seed);
                    return network.ToOnnx();
                });
                OnnxModel.Save(trained, MnistSet.Pixels, keras);
            }
        );
        var lightGbm = Path.Combine(work, "lightgbm.zip");
        yield return new Baseline(
            "LightGBM on pixels",
            $"ML.NET; {PixelTrainers.Rounds} rounds, {PixelTrainers.Leaves} leaves, rate {PixelTrainers.Rate}",
            lightGbm,
            ReaderKind.Scores,
            () => PixelTrainers.LightGbm(train, Seed, threads, lightGbm)
        );
        var entropy = Path.Combine(work, "entropy.zip");
        yield return new Baseline(
            "L-BFGS maximum entropy on pixels",
            $"ML.NET; L1 and L2 {PixelTrainers.Regularisation}, at most {PixelTrainers.MostIterations} iterations",
            entropy,
            ReaderKind.Scores,
            () => PixelTrainers.MaximumEntropy(train, Seed, threads, entropy)
        );
        var neighbours = Path.Combine(work, "neighbours.zip");
        yield return new Baseline(
            "nearest neighbours on pixels",
            $"{NearestNeighbours.Neighbours} of all {train.Count:N0}, Euclidean",
            neighbours,
            ReaderKind.Neighbours,
            () => NearestNeighbours.Save(train.Images, train.Labels, neighbours)
        );
        yield return new Baseline(
            "the shipped model",
            "[its card](../models/digits.md)",
            Path.Combine(models, "digits.zip"),
            ReaderKind.Shipped,
            Train: null
        );
    }
}

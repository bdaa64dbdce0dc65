using System.Collections.Concurrent;
using System.Security.Cryptography;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Vision.Digits;
using CourseAI.Vision.Models;
using CourseAI.Vision.Tests.Models;
using SkiaSharp;

namespace CourseAI.Vision.Tests;

public sealed class PictureClassifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-models-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_png_of_an_MNIST_digit_is_known_and_names_its_model()
    {
        using var picture = DecodedPng(index: 0);

        var prediction = Classifier.Shared.Classify(VisionTask.Digits, picture);

        prediction.Label.Should().Be("7");
        prediction.Decision.Should().Be(Certainty.Known);
        prediction.Doubt.Should().BeNull();
        prediction.Confidence.Should().BeInRange(0.95m, 1m);
        decimal.Round(prediction.Confidence, 4).Should().Be(prediction.Confidence);
        prediction.Model.Should().Be(Sha256(Path.Combine(PictureClassifier.DefaultModels, "digits.zip")));
        Classifier.Shared.Hashes[VisionTask.Digits].Should().Be(prediction.Model);
    }

    [Fact]
    public void What_the_model_saw_is_a_grey_png_of_28_by_28_pixels()
    {
        using var picture = DecodedPng(index: 0);

        var seen = Classifier.Shared.Classify(VisionTask.Digits, picture).Seen;

        using var decoded = SKBitmap.Decode(seen);
        (decoded.Width, decoded.Height).Should().Be((28, 28));
        // The PNG header: bit depth 8, colour type 0 (grey).
        seen[24..26].Should().Equal(8, 0);
        decoded.Pixels.Select(pixel => pixel.Red).Max().Should().BeGreaterThan(200);
    }

    /// <summary>Of every task at once, more threads than engines, each picture many times.</summary>
    [Fact]
    public void Parallel_predictions_are_the_same_as_one_after_the_other()
    {
        const int Pictures = 100;
        const int Predictions = 1000;
        var tasks = Classifier.Shared.Hashes.Keys.ToArray();
        var alone = tasks.ToDictionary(
            task => task,
            task => Enumerable.Range(0, Pictures).Select(i => Predict(task, i)).ToArray()
        );
        var differing = new ConcurrentBag<(VisionTask, int)>();

        Parallel.For(
            0,
            Predictions * tasks.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                var (task, picture) = (tasks[i % tasks.Length], i / tasks.Length % Pictures);
                if (!Predict(task, picture).AsSpan().SequenceEqual(alone[task][picture]))
                    differing.Add((task, picture));
            }
        );

        differing.Should().BeEmpty();

        static byte[] Predict(VisionTask task, int index)
        {
            using var picture = DecodedPng(index);
            return CoreJson.Serialize(Classifier.Shared.Classify(task, picture));
        }
    }

    [Fact]
    public void A_model_says_what_its_task_knows_as_labels()
    {
        foreach (var task in Classifier.Shared.Hashes.Keys)
            ModelCard
                .Read(Path.Combine(PictureClassifier.DefaultModels, $"{task.ToString().ToLowerInvariant()}.json"))
                .Labels.Should()
                .BeEquivalentTo(TaskLabels.Of(task));
    }

    [Fact]
    public void A_file_that_is_no_tools_model_is_refused_with_its_name()
    {
        CopyModels();
        var zip = Path.Combine(_folder, "tools.zip");
        File.WriteAllText(zip, "no model");
        Echo.WriteCard(zip, Echo.Card(VisionTask.Tools, labels: 10));

        FluentActions
            .Invoking(() => PictureClassifier.Load(_folder))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*tools.zip is no model for Tools: *");
    }

    [Theory]
    [InlineData("tools.zip")]
    [InlineData("tools.json")]
    [InlineData("digits.zip")]
    [InlineData("digits.json")]
    public void A_missing_file_is_named(string missing)
    {
        CopyModels();
        File.Delete(Path.Combine(_folder, missing));

        FluentActions
            .Invoking(() => PictureClassifier.Load(_folder))
            .Should()
            .Throw<FileNotFoundException>()
            .WithMessage($"*{missing}*");
    }

    [Fact]
    public void A_model_that_its_card_does_not_speak_of_is_refused()
    {
        CopyModels();
        var zip = Path.Combine(_folder, "digits.zip");
        var bytes = File.ReadAllBytes(zip);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(zip, bytes);

        FluentActions
            .Invoking(() => PictureClassifier.Load(_folder))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage($"*digits.zip*{Sha256(zip)}*");
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_with_its_name()
    {
        CopyModels();
        var zip = Path.Combine(_folder, "digits.zip");
        var card = Path.Combine(_folder, "digits.json");
        var original = Classifier.Shared.Hashes[VisionTask.Digits];
        File.WriteAllText(zip, "no model");
        File.WriteAllText(card, File.ReadAllText(card).Replace(original, Sha256(zip), StringComparison.Ordinal));

        FluentActions
            .Invoking(() => PictureClassifier.Load(_folder))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.zip is no model for Digits: *");
    }

    [Fact]
    public void A_card_that_is_no_card_is_refused_with_its_name()
    {
        CopyModels();
        File.WriteAllText(Path.Combine(_folder, "digits.json"), """{ "task": "digits" }""");

        FluentActions
            .Invoking(() => PictureClassifier.Load(_folder))
            .Should()
            .Throw<InvalidDataException>()
            .WithMessage("*digits.json is no model card*");
    }

    private static SKBitmap DecodedPng(int index) =>
        SKBitmap.Decode(new DigitPicture(Classifier.Mnist.Image(index)).ToPng());

    private void CopyModels()
    {
        foreach (var file in Directory.EnumerateFiles(PictureClassifier.DefaultModels))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    private static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}

using System.Diagnostics;
using CourseAI.Bench.Deployments;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection;
using CourseAI.Training.Tools;
using CourseAI.Vision;
using SkiaSharp;

namespace CourseAI.Bench.Scenarios;

/// <summary>
/// What the models cost when they serve: the first answer of a new process, then one digit and one photo of a tool, what is left in
/// memory after many, and whether several threads get the answers that one gets.
/// </summary>
internal static class Models
{
    /// <summary>Of this program: loads the models, classifies one digit, tells its label.</summary>
    public const string FirstAnswer = "first-answer";

    private const double PromisedStartMilliseconds = 600;
    private const double PromisedDigitMicroseconds = 200;
    private const double PromisedToolMilliseconds = 15;

    /// <summary>A kept PNG of each prediction would be 3 MiB; what the runtime takes once is in no median.</summary>
    private const double PromisedGrowthMiB = 0.5;

    private const int Predictions = 10_000;

    /// <summary>Of so many predictions each: enough that what the runtime compiles for speed in the first ones does not count.</summary>
    private const int Passes = 20;
    private const int ToolPictures = 1_000;
    private const int ToolPasses = 10;
    private const int Threads = 4;

    public static async Task<IReadOnlyList<Figure>> RunAsync(int rounds, CancellationToken cancellation)
    {
        var (firstAnswers, firstAnswersAsBuilt) = (new List<double>(), new List<double>());
        using (var published = await PublishedBench.MakeAsync(cancellation))
        {
            for (var round = 0; round < rounds; round++)
            {
                firstAnswers.Add(await TimeToFirstAnswerAsync(published.Assembly, cancellation));
                firstAnswersAsBuilt.Add(await TimeToFirstAnswerAsync(typeof(Models).Assembly.Location, cancellation));
            }
        }

        using var classifier = PictureClassifier.Load(PictureClassifier.DefaultModels);
        var digits = Digits();
        // Each size of buffer is made once.
        Classify(classifier, digits);
        var (times, levels) = (Array.Empty<double>(), new List<double>());
        for (var pass = 0; pass < Passes; pass++)
        {
            times = Classify(classifier, digits);
            levels.Add(MiBInUse());
        }
        var differing = Differing(classifier, digits);
        foreach (var digit in digits)
            digit.Dispose();

        return
        [
            new(
                "models: process start to the first label of a digit, as published",
                firstAnswers,
                "ms",
                PromisedStartMilliseconds
            ),
            new("models: the same, as built", firstAnswersAsBuilt, "ms"),
            new("models: one digit, decoded", times, "µs", PromisedDigitMicroseconds),
            new($"models: growth by {Predictions:N0} digits", Slopes(levels), "MiB", PromisedGrowthMiB),
            new(
                $"models: answers of {Threads} threads unlike those of one",
                [differing],
                "of 10,000",
                1,
                OfWorst: true
            ),
            .. await ToolsAsync(classifier, cancellation),
        ];
    }

    /// <summary>What a process does that is asked for <see cref="FirstAnswer"/>.</summary>
    public static int TellFirstAnswer()
    {
        using var classifier = PictureClassifier.Load(PictureClassifier.DefaultModels);
        using var digit = SKBitmap.Decode(FilesOfDigits()[0]);
        Console.WriteLine(classifier.Classify(VisionTask.Digits, digit).Label);
        return 0;
    }

    private static async Task<double> TimeToFirstAnswerAsync(string assembly, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, FirstAnswer])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var label = await process.StandardOutput.ReadLineAsync(cancellation);
        var took = clock.Elapsed.TotalMilliseconds;
        await process.WaitForExitAsync(cancellation);
        return label is { Length: 1 }
            ? took
            : throw new InvalidOperationException($"the process for the first answer said \"{label}\"");
    }

    /// <summary>As decoding leaves them: RGB and opaque.</summary>
    private static List<SKBitmap> Digits() =>
        FilesOfDigits()
            .ConvertAll(file =>
                SKBitmap.Decode(file, new SKImageInfo(28, 28, SKColorType.Rgba8888, SKAlphaType.Opaque))
            );

    private static List<string> FilesOfDigits() =>
        [.. Directory.EnumerateFiles(Repository.Sample("images", "mnist"), "*.png").Order(StringComparer.Ordinal)];

    /// <returns>Microseconds of each.</returns>
    private static double[] Classify(PictureClassifier classifier, List<SKBitmap> digits)
    {
        var times = new double[Predictions];
        for (var i = 0; i < times.Length; i++)
        {
            var from = Stopwatch.GetTimestamp();
            classifier.Classify(VisionTask.Digits, digits[i % digits.Count]);
            times[i] = Stopwatch.GetElapsedTime(from).TotalMicroseconds;
        }
        return times;
    }

    /// <summary>Of managed and native code together, what is garbage taken away.</summary>
    private static double MiBInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / (double)(1 << 20);
    }

    /// <summary>
    /// Between every two levels, per step; their median is the trend (Theil, 1950; Sen, 1968). The collector gives some MiB back to
    /// the system and takes them again, so that from one level to the next there is none.
    /// </summary>
    private static List<double> Slopes(List<double> levels) =>
        [
            .. from later in Enumerable.Range(1, levels.Count - 1)
            from earlier in Enumerable.Range(0, later)
            select (levels[later] - levels[earlier]) / (later - earlier),
        ];

    private static int Differing(PictureClassifier classifier, List<SKBitmap> digits)
    {
        var alone = digits.ConvertAll(digit => Answer(classifier, digit));
        var differing = 0;
        Parallel.For(
            0,
            Predictions,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            i =>
            {
                if (Answer(classifier, digits[i % digits.Count]) != alone[i % digits.Count])
                    Interlocked.Increment(ref differing);
            }
        );
        return differing;

        static string Answer(PictureClassifier classifier, SKBitmap digit) =>
            Convert.ToBase64String(CoreJson.Serialize(classifier.Classify(VisionTask.Digits, digit)));
    }

    /// <summary>A photo of 1024×768 as inspection takes it: hashed, decoded, classified, and its thumbnail made.</summary>
    private static async Task<IReadOnlyList<Figure>> ToolsAsync(
        PictureClassifier classifier,
        CancellationToken cancellation
    )
    {
        var inspector = new Inspector(classifier.Classify);
        var now = TimeProvider.System.GetUtcNow();
        var part = CourseReader.Read(SampleCourse.OpenAt(now)).Course!.Parts.OfType<ImagesPart>().First() with
        {
            Task = VisionTask.Tools,
        };
        var photo = GrainyPhoto.Jpeg(
            Path.Combine(Repository.Root, "training", "Data", "tools", "held-out", "axe", "arcticons--emoji-axe.png")
        );
        var (times, levels) = (Array.Empty<double>(), new List<double>());
        for (var pass = 0; pass < ToolPasses; pass++)
        {
            times = await InspectAsync();
            levels.Add(MiBInUse());
        }
        return
        [
            new("models: one photo of a tool, inspected from 1024×768 JPEG", times, "ms", PromisedToolMilliseconds),
            new($"models: growth by {ToolPictures:N0} photos of tools", Slopes(levels), "MiB", PromisedGrowthMiB),
        ];

        // Milliseconds of each.
        async Task<double[]> InspectAsync()
        {
            var pass = new double[ToolPictures];
            for (var i = 0; i < pass.Length; i++)
            {
                using var file = new MemoryStream(photo, writable: false);
                var from = Stopwatch.GetTimestamp();
                await inspector.InspectAsync(part, "photo.jpg", file, cancellation);
                pass[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            }
            return pass;
        }
    }
}

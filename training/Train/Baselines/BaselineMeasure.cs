using System.Diagnostics;
using System.Globalization;
using CourseAI.Vision.Models;

namespace CourseAI.Training.Baselines;

/// <summary>Measures a saved way of reading digits, each of them in the same manner.</summary>
internal sealed class BaselineMeasure(MnistSet test, string work)
{
    /// <summary>Images whose single times give the median; after as many that warm up.</summary>
    private const int Timed = 500;
    private const int WarmUp = 100;
    private const int ColdStarts = 5;

    private readonly Progress _progress = new();

    public BaselineRow Row(Baseline way)
    {
        var training = way.Train is { } train
            ? Progress.While($"{way.Name}: training", train)
            : TimeSpan.FromMinutes(ModelCard.Read(Path.ChangeExtension(way.File, ".json")).Training.Minutes);
        var (accuracy, perImage) = Read(way);
        return new BaselineRow(
            way.Name,
            way.Settings,
            accuracy,
            new FileInfo(way.File).Length,
            training,
            perImage,
            ColdStart(way)
        );
    }

    private (double Accuracy, TimeSpan PerImage) Read(Baseline way)
    {
        using var reader = DigitReaders.Open(way.Kind, way.File);
        var times = new List<TimeSpan>();
        var right = 0;
        for (var i = 0; i < test.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            right += reader.Read(test.Image(i)) == test.Label(i) ? 1 : 0;
            if (i is >= WarmUp and < WarmUp + Timed)
                times.Add(Stopwatch.GetElapsedTime(started));
            _progress.Show($"{way.Name}: reading", (i + 1) / (double)test.Count);
        }
        Progress.Done($"{way.Name}: {right / (double)test.Count:P2}");
        return (right / (double)test.Count, times.Order().ElementAt(Timed / 2));
    }

    /// <summary>Each in a process of its own that only opens the file and reads one image: <see cref="AnswerCommand"/>.</summary>
    private TimeSpan ColdStart(Baseline way)
    {
        var image = Path.Combine(work, "one-image");
        File.WriteAllBytes(image, test.Image(0));
        var times = new List<TimeSpan>();
        for (var i = 0; i < ColdStarts; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            // Under the `dotnet` host the program is the host's first argument.
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
                start.ArgumentList.Add(typeof(BaselineMeasure).Assembly.Location);
            foreach (var argument in new[] { AnswerCommand.Name, $"{way.Kind}", way.File, image })
                start.ArgumentList.Add(argument);
            var started = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            var answer = process.StandardOutput.ReadLine();
            times.Add(Stopwatch.GetElapsedTime(started));
            process.WaitForExit();
            if (process.ExitCode != 0 || !int.TryParse(answer, CultureInfo.InvariantCulture, out _))
                throw new InvalidOperationException(
                    $"{way.File}: the process that should read one image said '{answer}'."
                );
        }
        return times.Order().ElementAt(ColdStarts / 2);
    }
}

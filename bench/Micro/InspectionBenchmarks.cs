using BenchmarkDotNet.Attributes;
using CourseAI.Bench.Deployments;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Video;
using CourseAI.Vision;
using SkiaSharp;

namespace CourseAI.Bench.Micro;

/// <summary>The index of a 500 MB MP4 whose <c>moov</c> comes last, and one digit of MNIST's test images.</summary>
public class InspectionBenchmarks : IDisposable
{
    private const long FilmBytes = 500_000_000;

    private readonly string _film = Path.GetTempFileName();
    private PictureClassifier _classifier = null!;
    private SKBitmap _digit = null!;

    [GlobalSetup]
    public void Prepare()
    {
        LargeMovie.Write(_film, Repository.Sample("video", "mp4-181s-moov-last.mp4"), FilmBytes);
        _classifier = PictureClassifier.Load(PictureClassifier.DefaultModels);
        _digit = SKBitmap.Decode(
            Directory
                .EnumerateFiles(Repository.Sample("images", "mnist"), "*.png")
                .Order(StringComparer.Ordinal)
                .First()
        );
    }

    [Benchmark(Description = "length of a 500 MB MP4 by its index")]
    public async Task<Facts?> VideoIndex()
    {
        await using var film = File.OpenRead(_film);
        return await VideoInspector.InspectByIndexAsync(film, "film.mp4", CancellationToken.None);
    }

    [Benchmark(Description = "label of one digit")]
    public Prediction Digit() => _classifier.Classify(VisionTask.Digits, _digit);

    [GlobalCleanup]
    public void Dispose()
    {
        _classifier.Dispose();
        _digit.Dispose();
        File.Delete(_film);
        GC.SuppressFinalize(this);
    }
}

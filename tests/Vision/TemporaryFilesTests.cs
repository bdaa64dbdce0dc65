using CourseAI.Core.Courses;
using CourseAI.Vision.Digits;

namespace CourseAI.Vision.Tests;

/// <summary>Alone: the variable that says where temporary files go is the whole process's.</summary>
[CollectionDefinition(nameof(TemporaryFilesTests), DisableParallelization = true)]
[Collection(nameof(TemporaryFilesTests))]
public sealed class TemporaryFilesTests : IDisposable
{
    private static readonly string Variable = OperatingSystem.IsWindows() ? "TMP" : "TMPDIR";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly string _folder = Directory.CreateTempSubdirectory("courseai-temporary-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Nothing_of_a_loaded_model_stays_in_the_temporary_folder()
    {
        Environment.SetEnvironmentVariable(Variable, _folder);

        using var classifier = PictureClassifier.Load(PictureClassifier.DefaultModels);
        using var picture = new DigitPicture(Classifier.Mnist.Image(0)).ToBitmap();
        classifier.Classify(VisionTask.Digits, picture).Label.Should().Be("7");

        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }
}

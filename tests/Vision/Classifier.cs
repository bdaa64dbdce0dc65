using CourseAI.Training;

namespace CourseAI.Vision.Tests;

/// <summary>The committed models and MNIST's test half, loaded once for all tests.</summary>
internal static class Classifier
{
    private static readonly Lazy<PictureClassifier> LazyShared = new(() =>
        PictureClassifier.Load(PictureClassifier.DefaultModels)
    );

    private static readonly Lazy<MnistSet> LazyMnist = new(() =>
        MnistSet.Test(Path.Combine(AppContext.BaseDirectory, "mnist"))
    );

    public static PictureClassifier Shared => LazyShared.Value;

    public static MnistSet Mnist => LazyMnist.Value;
}

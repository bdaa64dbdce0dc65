using System.Reflection;

namespace CourseAI.Training.Tests.Evaluate.Cards;

/// <summary>Files as they lie in the repository; of <c>models/</c> only the zips and their cards are copied beside the tests.</summary>
internal static class Committed
{
    private static readonly string Root = typeof(Committed)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot")
        .Value!;

    public static string Of(params string[] path) => Path.Combine([Root, .. path]);

    public static string Model(string task) => Of("models", $"{task}.zip");
}

using System.Reflection;

namespace CourseAI.Training.Tests.Evaluate.Cards;

/// <summary>What lies in the repository's <c>models/</c>, of which only the zips and their cards are copied beside the tests.</summary>
internal static class Committed
{
    private static readonly string Models = Path.Combine(
        typeof(Committed)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot")
            .Value!,
        "models"
    );

    public static string Model(string task) => Path.Combine(Models, $"{task}.zip");
}

using System.Reflection;

namespace CourseAI.Bench;

/// <summary>Where things lie, as the build knew it.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>What this SDK publishes for, such as <c>linux-x64</c>.</summary>
    public static string System { get; } = Metadata("System");

    /// <summary>The function app, of the same configuration as this program.</summary>
    public static string Functions { get; } =
        Path.Combine(Root, "functions", "bin", Configuration, "net10.0", "CourseAI.Functions.dll");

    public static string Sample(params string[] path) => Path.Combine([Root, "samples", "files", .. path]);

    private static string Metadata(string key) =>
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;
}

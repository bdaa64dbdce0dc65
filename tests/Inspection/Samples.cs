using System.Reflection;

namespace CourseAI.Inspection.Tests;

/// <summary>Files of samples/files; samples/README.md tells what each is.</summary>
internal static class Samples
{
    /// <param name="name">Below samples/files, with <c>/</c>.</param>
    public static string PathOf(string name) =>
        Path.Combine(
            typeof(Samples)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(attribute => attribute.Key == "RepositoryRoot")
                .Value!,
            "samples",
            "files",
            name
        );

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));
}

using System.Reflection;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Video;

namespace CourseAI.Inspection.Tests.Video;

/// <summary>The real files of samples/files/video; samples/make/video tells how each was made.</summary>
internal static class VideoSamples
{
    public static readonly string Folder = Path.Combine(
        typeof(VideoSamples)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot")
            .Value!,
        "samples",
        "files",
        "video"
    );

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static Task<Facts> InspectAsync(string name) => InspectAsync(Bytes(name), name);

    public static async Task<Facts> InspectAsync(byte[] bytes, string name = "film.mp4")
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return (await VideoInspector.InspectAsync(stream, name, CancellationToken.None)).Facts;
    }

    public static async Task<VideoFacts> MeasureAsync(string name) =>
        (await InspectAsync(name)).Should().BeOfType<VideoFacts>().Subject;

    public static async Task<VideoFacts> MeasureAsync(byte[] bytes) =>
        (await InspectAsync(bytes)).Should().BeOfType<VideoFacts>().Subject;

    public static async Task<Uninspectable> RefuseAsync(byte[] bytes, string name = "film.mp4") =>
        (await InspectAsync(bytes, name)).Should().BeOfType<Uninspectable>().Subject;
}

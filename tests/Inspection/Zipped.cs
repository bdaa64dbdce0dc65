using System.IO.Compression;
using System.Text;

namespace CourseAI.Inspection.Tests;

/// <summary>A zip made of names and contents.</summary>
internal static class Zipped
{
    public static byte[] Of(params (string Name, string Content)[] entries) => Of(CompressionLevel.Optimal, entries);

    public static byte[] Of(CompressionLevel level, params (string Name, string Content)[] entries) =>
        Of(Array.ConvertAll(entries, entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content))), level);

    public static byte[] Of((string Name, byte[] Content)[] entries, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }
}

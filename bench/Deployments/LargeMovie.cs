using System.Buffers.Binary;

namespace CourseAI.Bench.Deployments;

/// <summary>A film of any size that plays: a sample whose <c>moov</c> comes last, with a <c>free</c> box (a hole in the file) before it.</summary>
public static class LargeMovie
{
    private const int BoxHeader = 8;

    /// <param name="sample">An MP4 with 32-bit boxes; its chunk offsets stay right, since all media lies before the hole.</param>
    /// <param name="size">Bytes of the whole file, below 4 GiB.</param>
    public static void Write(string path, string sample, long size)
    {
        var bytes = File.ReadAllBytes(sample);
        var moov = FindMoov(bytes);
        using var file = File.Create(path);
        file.Write(bytes.AsSpan(0, moov));
        Span<byte> free = stackalloc byte[BoxHeader];
        BinaryPrimitives.WriteUInt32BigEndian(free, checked((uint)(size - bytes.Length)));
        "free"u8.CopyTo(free[4..]);
        file.Write(free);
        file.Position = size - (bytes.Length - moov);
        file.Write(bytes.AsSpan(moov));
    }

    private static int FindMoov(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (!file.Slice(at + 4, 4).SequenceEqual("moov"u8))
            at += checked((int)BinaryPrimitives.ReadUInt32BigEndian(file[at..]));
        return at;
    }
}

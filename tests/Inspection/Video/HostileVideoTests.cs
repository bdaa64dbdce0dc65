using CourseAI.Core.Evidence;
using CourseAI.Inspection.Video;
using CsCheck;

namespace CourseAI.Inspection.Tests.Video;

/// <summary>Whatever is done to a real film's bytes, the answer is facts, soon, and within a bound of memory.</summary>
public sealed class HostileVideoTests
{
    private const int Cases = 1_000;
    private const long MostAllocated = 8 * 1024 * 1024;

    private static readonly byte[][] Films =
    [
        .. new[]
        {
            "mp4-179s.mp4",
            "mp4-181s-moov-last.mp4",
            "mp4-trimmed-by-edit-list.mp4",
            "mp4-fragmented-181s.mp4",
            "mov-181s.mov",
            "webm-179s.webm",
            "webm-live-no-duration.webm",
            "mkv-181s.mkv",
        }.Select(VideoSamples.Bytes),
    ];

    /// <summary>Where boxes and elements lie, and not pictures: half of all changes go there.</summary>
    private static readonly int[][] Headers =
    [
        .. Films.Select(film =>
            Enumerable
                .Range(4, film.Length - 8)
                .Where(at => Enumerable.Range(at, 4).All(i => film[i] is >= (byte)'a' and <= (byte)'z'))
                .SelectMany(at => new[] { at - 4, at, at + 4, at + 8, at + 12 })
                .Where(at => at <= film.Length - 8)
                .DefaultIfEmpty(0)
                .ToArray()
        ),
    ];

    private static readonly Gen<byte[]> Patch = Gen.OneOf(
        Gen.Byte.Array[1],
        OneOf<byte[]>(
            [0, 0, 0, 0],
            [0, 0, 0, 1],
            [0, 0, 0, 8],
            [0x7F, 0xFF, 0xFF, 0xFF],
            [0x80, 0, 0, 0],
            [0xFF, 0xFF, 0xFF, 0xFF],
            [0, 0, 0, 1, 0, 0, 0, 2],
            [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
        )
    );

    private static readonly Gen<byte[]> Spoiled = Gen.Int[0, Films.Length - 1]
        .SelectMany(film =>
            Gen.Select(
                Gen.Select(PlaceIn(film), Patch).Array[0, 6],
                Gen.Frequency((3, Gen.Const(Films[film].Length)), (1, Gen.Int[0, Films[film].Length])),
                (patches, length) => Spoil(Films[film], patches, length)
            )
        );

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<int> PlaceIn(int film) =>
        Gen.OneOf(
            OneOf(Headers[film]),
            Gen.Int[0, Math.Min(1_500, Films[film].Length - 8)],
            Gen.Int[0, Films[film].Length - 8]
        );

    private static byte[] Spoil(byte[] film, (int At, byte[] Bytes)[] patches, int length)
    {
        var spoiled = film.ToArray();
        foreach (var (at, bytes) in patches)
            bytes.AsSpan(0, Math.Min(bytes.Length, 8)).CopyTo(spoiled.AsSpan(at));
        return spoiled[..length];
    }

    [Fact(Timeout = 120_000)]
    public Task Spoiled_films_give_facts_within_a_bound_of_memory_and_reads() =>
        Spoiled.SampleAsync(
            async bytes =>
            {
                using var file = new SparseFile(bytes.Length, int.MaxValue, (0, bytes));
                var before = GC.GetAllocatedBytesForCurrentThread(); // nothing here leaves the thread

                var (facts, size, _) = await VideoInspector.InspectAsync(
                    file,
                    "film",
                    TestContext.Current.CancellationToken
                );

                (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostAllocated);
                file.BytesRead.Should().BeLessThan((2L * bytes.Length) + (16 * 1024 * 1024) + 65_536);
                size.Should().Be(bytes.Length);
                facts
                    .Should()
                    .Match<Facts>(found =>
                        found is Uninspectable
                        || (
                            found is VideoFacts
                            && ((VideoFacts)found).Seconds >= 0
                            && ((VideoFacts)found).Seconds <= 3_600_000
                        )
                    );
            },
            iter: Cases
        );

    [Fact(Timeout = 120_000)]
    public Task However_few_bytes_each_read_gives_the_facts_are_the_same() =>
        Gen.Select(Spoiled, Gen.Int[1, 2_000])
            .SampleAsync(
                async (bytes, mostPerRead) =>
                {
                    using var whole = new SparseFile(bytes.Length, int.MaxValue, (0, bytes));
                    using var dribbling = new SparseFile(bytes.Length, mostPerRead, (0, bytes));

                    var expected = await VideoInspector.InspectAsync(
                        whole,
                        "film",
                        TestContext.Current.CancellationToken
                    );

                    (await VideoInspector.InspectAsync(dribbling, "film", TestContext.Current.CancellationToken))
                        .Should()
                        .Be(expected);
                },
                iter: Cases / 3
            );
}

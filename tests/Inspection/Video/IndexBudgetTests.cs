using CourseAI.Core.Evidence;
using CourseAI.Inspection.Video;
using static CourseAI.Inspection.Tests.Video.IsoBytes;

namespace CourseAI.Inspection.Tests.Video;

/// <summary>Over a blob every read is a request: of a large film only what its length needs is taken.</summary>
public sealed class IndexBudgetTests
{
    private const long HalfGigabyte = 500_000_000;
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_length_of_500_MB_takes_at_most_1_MiB(bool indexFirst)
    {
        // Three minutes at 30 frames a second with B-frames and sound, interleaved each second.
        var moov = Moov(samples: 5_400, chunks: 180);
        using var file = FileOf(moov, indexFirst);

        var facts = await VideoInspector.InspectByIndexAsync(file, "film.mp4", CancellationToken.None);

        var video = facts.Should().BeOfType<VideoFacts>().Subject;
        (video.Seconds, video.Samples, video.Truncated).Should().Be((180, 5_400, false));
        file.BytesRead.Should().BeLessThan(MiB);
        file.Reads.Should().BeLessThan(16, "each is a request");
    }

    [Fact]
    public async Task Of_an_index_larger_than_1_MiB_the_tables_that_tell_no_length_are_skipped()
    {
        // An hour at 240 frames a second: sizes and offsets of frames take 10 MB.
        var moov = Moov(samples: 864_000, chunks: 3_600);
        moov.Length.Should().BeGreaterThan(10 * MiB);
        using var file = FileOf(moov, indexFirst: true);

        var facts = await VideoInspector.InspectByIndexAsync(file, "film.mp4", CancellationToken.None);

        facts.Should().BeOfType<VideoFacts>().Which.Seconds.Should().Be(28_800);
        file.BytesRead.Should().BeLessThan(MiB);
    }

    [Fact]
    public async Task A_file_of_boxes_scattered_to_be_read_whole_is_damage_after_16_MiB()
    {
        const int stride = 1_000_000;
        var boxes = Enumerable
            .Range(0, (int)(HalfGigabyte / stride))
            .Select(i => ((long)i * stride, ClaimingBox(i == 0 ? "ftyp" : "free", stride)));
        using var file = new SparseFile(HalfGigabyte, int.MaxValue, [.. boxes]);

        var facts = await VideoInspector.InspectByIndexAsync(file, "film.mp4", CancellationToken.None);

        facts.Should().BeOfType<Uninspectable>().Which.Obstacle.Should().Be(Obstacle.Damaged);
        file.BytesRead.Should().BeLessThan(17 * MiB);
    }

    private static SparseFile FileOf(byte[] moov, bool indexFirst)
    {
        var ftyp = Ftyp();
        var mdat = LongBox("mdat", (ulong)(HalfGigabyte - ftyp.Length - moov.Length));
        return indexFirst
            ? new SparseFile(HalfGigabyte, int.MaxValue, (0, Join(ftyp, moov, mdat)))
            : new SparseFile(HalfGigabyte, int.MaxValue, (0, Join(ftyp, mdat)), (HalfGigabyte - moov.Length, moov));
    }

    /// <summary>Tables as cameras write them; the offsets of chunks are spread over the file.</summary>
    private static byte[] Moov(int samples, int chunks)
    {
        byte[] Chunks() =>
            Table("stco", null, [.. Enumerable.Range(1, chunks).Select(i => U32(i * (HalfGigabyte / 2 / chunks)))]);
        byte[] Sizes(int count) => FullBox("stsz", 0, U32(0), U32(count), Filled(count, 90_000 / (samples / 5_400)));

        var video = Trak(
            Tkhd(),
            Mdhd(timescale: 30_000),
            Hdlr(),
            [
                Stsd(),
                Stts((samples, 1_000)),
                Table("stss", null, [.. Enumerable.Range(0, samples / 60).Select(i => U32(1 + (i * 60)))]),
                FullBox("ctts", 0, U32(samples), Filled(samples * 2, 1_000)),
                Table("stsc", null, Join(U32(1), U32(samples / chunks), U32(1))),
                Sizes(samples),
                Chunks(),
            ]
        );
        var sound = Trak(
            Tkhd(2),
            Mdhd(timescale: 44_100),
            Hdlr("soun"),
            [
                Table("stsd", null, Box("mp4a", Zeros(80))),
                Stts((chunks * 43, 1_024)),
                Table("stsc", null, Join(U32(1), U32(43), U32(1))),
                Sizes(chunks * 43),
                Chunks(),
            ]
        );
        return Box("moov", Mvhd(), video, sound);
    }

    private static byte[] Filled(int words, long value)
    {
        var bytes = new byte[words * 4];
        var word = U32(value);
        for (var at = 0; at < bytes.Length; at += 4)
            word.CopyTo(bytes, at);
        return bytes;
    }
}

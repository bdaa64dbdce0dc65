using CourseAI.Core.Evidence;
using static CourseAI.Inspection.Tests.Video.EbmlBytes;

namespace CourseAI.Inspection.Tests.Video;

public sealed class MatroskaMeterTests
{
    private const ulong Second = 1_000_000_000;

    [Fact]
    public async Task The_last_frame_lasts_as_long_as_its_block_says()
    {
        var film = Film(Info(), Tracks(Track()), Cluster(0, SimpleBlock(0), BlockGroup(1_000, duration: 500)));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(1.5m);
    }

    [Fact]
    public async Task Else_as_the_tracks_frames_do()
    {
        var film = Film(Tracks(Track(frameDuration: 40_000_000)), Cluster(0, SimpleBlock(0), SimpleBlock(1_000)));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(1.04m);
    }

    [Fact]
    public async Task Else_as_the_frame_before()
    {
        var film = Film(Tracks(Track()), Cluster(0, SimpleBlock(0), SimpleBlock(700), SimpleBlock(1_000)));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(1.3m);
    }

    [Fact]
    public async Task A_still_picture_lasts_as_long_as_its_block()
    {
        var film = Film(Tracks(Track()), Cluster(0, BlockGroup(0, duration: 181_000)));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181);
    }

    [Fact]
    public async Task The_length_counts_from_the_first_frame_not_from_zero()
    {
        var film = Film(
            Tracks(Track(frameDuration: Second)),
            Cluster(60_000, SimpleBlock(-500)),
            Cluster(239_000, SimpleBlock(500))
        );

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181);
    }

    [Fact]
    public async Task Every_frame_of_a_laced_block_has_its_duration()
    {
        var facts = await VideoSamples.MeasureAsync(
            Film(Tracks(Track(frameDuration: Second)), Cluster(0, SimpleBlock(0), LacedBlock(1_000, frames: 5)))
        );

        facts.Seconds.Should().Be(6);
        facts.Samples.Should().Be(6);
    }

    [Fact]
    public async Task Timestamps_count_in_the_files_own_scale()
    {
        var film = Film(
            Info(scale: 10_000_000),
            Tracks(Track(frameDuration: Second)),
            Cluster(0, SimpleBlock(0)),
            Cluster(18_000, SimpleBlock(0))
        );

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181);
    }

    [Fact]
    public async Task A_scale_that_changes_on_the_way_is_damage()
    {
        var film = Film(Tracks(Track()), Cluster(0, SimpleBlock(0)), Info(scale: 1));

        (await VideoSamples.RefuseAsync(film)).Detail.Should().Contain("changes");
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(1, false)]
    public async Task A_track_that_stretches_its_own_time_line_is_damage(float scale, bool refused)
    {
        var factor = Element(0x23314F, IsoBytes.U32(BitConverter.SingleToUInt32Bits(scale)));
        var film = Film(Tracks(Track(frameDuration: Second, more: factor)), Cluster(0, SimpleBlock(0)));

        (await VideoSamples.InspectAsync(film) is Uninspectable).Should().Be(refused);
    }

    [Fact]
    public async Task Frames_stored_before_those_they_are_shown_after_do_not_lengthen()
    {
        short[] decodingOrder = [0, 800, 400, 200, 600, 1_600, 1_200, 1_000, 1_400];

        var film = Film(
            Tracks(Track(frameDuration: 200_000_000)),
            Cluster(0, [.. decodingOrder.Select(time => SimpleBlock(time))])
        );

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(1.8m);
    }

    [Fact]
    public async Task Recordings_stuck_together_last_as_long_as_both()
    {
        byte[] Recording(int seconds) =>
            Film(
                Info(),
                Tracks(Track(frameDuration: Second)),
                Cluster(0, [.. Enumerable.Range(0, seconds).Select(second => SimpleBlock((short)(second * 300)))])
            );

        // 100 and 60 frames, 300 ms apart: 99 × 0.3 + 1 and 59 × 0.3 + 1 seconds.
        var facts = await VideoSamples.MeasureAsync([.. Recording(100), .. Recording(60)]);

        facts.Seconds.Should().Be(30.7m + 18.7m);
    }

    [Fact]
    public async Task Live_recordings_of_unknown_sizes_are_measured_to_their_last_block()
    {
        byte[] Live(ulong timestamp) => Endless(0x1F43B675, Number(0xE7, timestamp), SimpleBlock(0));

        var film = IsoBytes.Join(
            Header(),
            Endless(0x18538067, Info(), Tracks(Track(frameDuration: Second)), Live(0), Live(90_000), Live(180_000))
        );

        var facts = await VideoSamples.MeasureAsync(film);

        facts.Seconds.Should().Be(181);
        facts.ClaimedSeconds.Should().BeNull();
        facts.Truncated.Should().BeFalse();
    }

    [Fact]
    public async Task Of_several_video_tracks_the_longest_enabled_counts()
    {
        var film = Film(
            Tracks(Track(1, frameDuration: Second), Track(2, frameDuration: Second), Track(3, enabled: 0)),
            Cluster(0, SimpleBlock(0), SimpleBlock(0, track: 2), SimpleBlock(0, track: 3)),
            Cluster(180_000, SimpleBlock(0, track: 2)),
            Cluster(300_000, SimpleBlock(0, track: 3))
        );

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(1e300)]
    public async Task A_claim_that_is_no_length_is_no_claim(double claim)
    {
        var film = Film(Info(duration: claim), Tracks(Track(frameDuration: Second)), Cluster(0, SimpleBlock(0)));

        (await VideoSamples.MeasureAsync(film)).ClaimedSeconds.Should().BeNull();
    }

    [Fact]
    public async Task The_claim_is_told_beside_the_length()
    {
        var film = Film(Info(duration: 100_000), Tracks(Track()), Cluster(0, BlockGroup(0, duration: 181_000)));

        var facts = await VideoSamples.MeasureAsync(film);

        (facts.Seconds, facts.ClaimedSeconds).Should().Be((181, 100));
    }

    [Fact]
    public async Task A_file_that_ends_inside_its_last_cluster_is_truncated()
    {
        var film = Film(Tracks(Track(frameDuration: Second)), Cluster(0, SimpleBlock(0), SimpleBlock(1_000)));

        (await VideoSamples.MeasureAsync(film)).Truncated.Should().BeFalse();
        (await VideoSamples.MeasureAsync(film[..^1])).Truncated.Should().BeTrue();
    }

    [Fact]
    public async Task Ten_gigabytes_claimed_by_a_block_in_a_small_file_are_truncated()
    {
        var film = IsoBytes.Join(
            Header(),
            Endless(0x18538067, Tracks(Track()), Endless(0x1F43B675, Claiming(0xA3, 10_000_000_000, [0x81, 0, 0, 0])))
        );

        (await VideoSamples.RefuseAsync(film)).Obstacle.Should().Be(Obstacle.Truncated);
    }

    [Fact]
    public async Task Junk_between_clusters_is_damage_and_never_the_end_of_the_film()
    {
        var film = Film(
            Tracks(Track(frameDuration: Second)),
            Cluster(0, SimpleBlock(0)),
            [0x00, 0x00],
            Cluster(180_000, SimpleBlock(0))
        );

        (await VideoSamples.RefuseAsync(film)).Obstacle.Should().Be(Obstacle.Damaged);
    }

    [Fact]
    public async Task A_timestamp_beyond_centuries_is_damage() =>
        (await VideoSamples.RefuseAsync(Film(Tracks(Track()), Cluster(ulong.MaxValue, SimpleBlock(0)))))
            .Obstacle.Should()
            .Be(Obstacle.Damaged);

    [Fact]
    public async Task Elements_nested_deeper_than_the_format_goes_are_damage()
    {
        var nested = Enumerable.Range(0, 100).Aggregate(Tracks(Track()), (inner, _) => Element(0xA0, inner));

        (await VideoSamples.RefuseAsync(Film(nested))).Obstacle.Should().Be(Obstacle.Damaged);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    [InlineData(60)]
    public async Task A_file_that_ends_in_its_first_bytes_is_truncated(int length)
    {
        var film = Film(Tracks(Track(frameDuration: Second)), Cluster(0, SimpleBlock(0)));

        (await VideoSamples.RefuseAsync(film[..length])).Obstacle.Should().Be(Obstacle.Truncated);
    }

    [Fact]
    public async Task Other_files_of_the_same_notation_are_no_video() =>
        (await VideoSamples.RefuseAsync(Header("something"))).Obstacle.Should().Be(Obstacle.UnsupportedFormat);
}

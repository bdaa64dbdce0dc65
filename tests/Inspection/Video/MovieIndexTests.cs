using CourseAI.Core.Evidence;
using static CourseAI.Inspection.Tests.Video.IsoBytes;

namespace CourseAI.Inspection.Tests.Video;

public sealed class MovieIndexTests
{
    private static readonly byte[] ThreeMinutes = VideoTrak(Stts((900, 200)), Stsz(900));

    [Fact]
    public async Task Sizes_in_64_bits_are_read_at_every_level()
    {
        var trak = LongBox("trak", null, ThreeMinutes[8..]);
        var film = Join(Ftyp(), LongBox("mdat", null, Zeros(50)), LongBox("moov", null, Mvhd(), trak));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(180);
    }

    [Fact]
    public async Task A_box_of_size_0_goes_to_the_end_of_the_file()
    {
        var film = Join(Film(ThreeMinutes), ClaimingBox("mdat", 0, Zeros(50)));

        var facts = await VideoSamples.MeasureAsync(film);

        facts.Seconds.Should().Be(180);
        facts.Truncated.Should().BeFalse();
    }

    [Fact]
    public async Task Data_that_ends_before_its_box_is_truncated()
    {
        var film = Join(Film(ThreeMinutes), ClaimingBox("mdat", 5_000, Zeros(50)));

        (await VideoSamples.MeasureAsync(film)).Truncated.Should().BeTrue();
    }

    [Fact]
    public async Task Unknown_boxes_and_padding_are_passed_over_wherever_they_lie()
    {
        byte[] junk = Join(Box("ABCD", Zeros(13)), Box("free"), Box("uuid", Zeros(40)));
        var trak = Box("trak", Join(junk, ThreeMinutes[8..], Zeros(4)));
        var film = Join(Ftyp(), junk, Box("moov", junk, Mvhd(), junk, trak, junk), junk, [0, 0, 0, 3, 9, 9, 9]);

        var facts = await VideoSamples.MeasureAsync(film);

        facts.Seconds.Should().Be(180);
        facts.Truncated.Should().BeFalse("what follows the film is not the film");
    }

    [Fact]
    public async Task Ten_gigabytes_claimed_by_data_in_a_small_file_that_has_no_index_is_truncated()
    {
        var refused = await VideoSamples.RefuseAsync(Join(Ftyp(), LongBox("mdat", 10_000_000_000, Zeros(1_000))));

        refused.Obstacle.Should().Be(Obstacle.Truncated);
        refused.Detail.Should().Contain("'mdat'");
    }

    [Theory]
    [InlineData(10_000_000_000)]
    [InlineData(ulong.MaxValue)]
    public async Task An_index_larger_than_the_file_is_truncated(ulong claim)
    {
        var film = Join(Ftyp(), LongBox("moov", claim, Mvhd(), ThreeMinutes));

        (await VideoSamples.RefuseAsync(film)).Obstacle.Should().Be(Obstacle.Truncated);
    }

    [Fact]
    public async Task A_box_that_claims_more_than_its_parent_ends_with_it()
    {
        var stts = LongBox("stts", 10_000_000_000, U32(0), U32(1), U32(900), U32(200));

        (await VideoSamples.MeasureAsync(Film(VideoTrak(Stsz(900), stts)))).Seconds.Should().Be(180);
    }

    [Fact]
    public async Task No_index_at_all_is_damage() =>
        (await VideoSamples.RefuseAsync(Join(Ftyp(), Box("mdat", Zeros(10))))).Obstacle.Should().Be(Obstacle.Damaged);

    [Fact]
    public async Task A_clock_of_0_ticks_a_second_is_damage()
    {
        var film = Film(Trak(Tkhd(), Mdhd(timescale: 0), Hdlr(), [Stsd(), Stts((1, 1)), Stsz(1)]));

        (await VideoSamples.RefuseAsync(film)).Detail.Should().Contain("'mdhd'").And.Contain("0 ticks");
    }

    [Fact]
    public async Task A_second_clock_is_damage_because_it_could_change_every_length()
    {
        var mdhd = Join(Mdhd(timescale: 1_000), Mdhd(timescale: 10_000));
        var film = Film(Trak(Tkhd(), mdhd, Hdlr(), [Stsd(), Stts((900, 200)), Stsz(900)]));

        (await VideoSamples.RefuseAsync(film)).Detail.Should().Contain("two 'mdhd'");
    }

    [Fact]
    public async Task Of_several_video_tracks_the_longest_enabled_counts()
    {
        byte[] Track(int id, bool enabled, long seconds) =>
            Trak(Tkhd(id, enabled), Mdhd(), Hdlr(), [Stsd(), Stts((seconds, 1_000)), Stsz(seconds)]);

        var film = Film(Track(1, true, 10), Track(2, true, 181), Track(3, false, 300));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181);
    }

    [Fact]
    public async Task Disabled_tracks_count_where_nothing_else_is_there()
    {
        var film = Film(Trak(Tkhd(enabled: false), Mdhd(), Hdlr(), [Stsd(), Stts((181, 1_000)), Stsz(181)]));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181);
    }

    [Fact]
    public async Task Encrypted_films_are_measured_too()
    {
        var film = Film(Trak(Tkhd(), Mdhd(), Hdlr(), [Stsd("encv", 1920, 1080), Stts((181, 1_000)), Stsz(181)]));

        var facts = await VideoSamples.MeasureAsync(film);

        (facts.Seconds, facts.Codec, facts.Width, facts.Height).Should().Be((181, "encv", 1920, 1080));
    }

    [Fact]
    public async Task The_claim_is_the_longest_of_film_track_and_media()
    {
        byte[] Claiming(long film, long track, long media) =>
            Join(
                Ftyp(),
                Box(
                    "moov",
                    Mvhd(duration: film),
                    Trak(Tkhd(duration: track), Mdhd(duration: media), Hdlr(), [Stsd(), Stts((1, 1)), Stsz(1)])
                )
            );

        (await VideoSamples.MeasureAsync(Claiming(3_000, 2_000, 1_000))).ClaimedSeconds.Should().Be(3);
        (await VideoSamples.MeasureAsync(Claiming(1_000, 3_000, 2_000))).ClaimedSeconds.Should().Be(3);
        (await VideoSamples.MeasureAsync(Claiming(1_000, 2_000, 3_000))).ClaimedSeconds.Should().Be(3);
        (await VideoSamples.MeasureAsync(Claiming(0, 0xFFFF_FFFF, 0))).ClaimedSeconds.Should().BeNull();
    }

    [Fact]
    public async Task Empty_edits_delay_and_are_not_shown()
    {
        var elst = Table("elst", null, Join(U32(500), U32(-1), U32(0x10000)), Join(U32(175_000), U32(0), U32(0x10000)));
        var film = Film(Trak(Tkhd(), Mdhd(), Hdlr(), [Stsd(), Stts((190, 1_000)), Stsz(190)], Box("edts", elst)));

        (await VideoSamples.MeasureAsync(film)).PresentedSeconds.Should().Be(175);
    }

    [Fact]
    public async Task An_edit_of_length_0_cuts_nothing()
    {
        var elst = Table("elst", null, Join(U32(0), U32(1_024), U32(0x10000)));
        var film = Film(Trak(Tkhd(), Mdhd(), Hdlr(), [Stsd(), Stts((190, 1_000)), Stsz(190)], Box("edts", elst)));

        (await VideoSamples.MeasureAsync(film)).PresentedSeconds.Should().BeNull();
    }

    [Fact]
    public async Task More_tracks_than_any_camera_writes_is_damage() =>
        (await VideoSamples.RefuseAsync(Film([.. Enumerable.Repeat(ThreeMinutes, 100)])))
            .Obstacle.Should()
            .Be(Obstacle.Damaged);

    [Fact]
    public async Task A_compressed_index_is_answered_with_what_to_do() =>
        (await VideoSamples.RefuseAsync(Film(Box("cmov", Zeros(20))))).Detail.Should().Contain("Export it anew");
}

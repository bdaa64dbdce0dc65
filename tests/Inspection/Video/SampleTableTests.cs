using CourseAI.Core.Evidence;
using static CourseAI.Inspection.Tests.Video.IsoBytes;

namespace CourseAI.Inspection.Tests.Video;

public sealed class SampleTableTests
{
    [Fact]
    public async Task Durations_of_all_rows_add_up()
    {
        var facts = await VideoSamples.MeasureAsync(Film(VideoTrak(Stts((100, 33), (1, 1_700), (80, 34)), Stsz(181))));

        facts.Seconds.Should().Be(7.72m);
        facts.Samples.Should().Be(181);
    }

    [Fact]
    public async Task A_third_of_a_second_is_rounded_once_at_the_end()
    {
        // 541 frames of 1/3 s: 180.333… s. Rounding each frame to a microsecond would lose 180 of them.
        var film = Film(Trak(Tkhd(), Mdhd(timescale: 3), Hdlr(), [Stsd(), Stts((541, 1)), Stsz(541)]));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(180.333333m);
    }

    [Fact]
    public async Task Half_a_microsecond_is_rounded_up()
    {
        var film = Film(Trak(Tkhd(), Mdhd(timescale: 2_000_000), Hdlr(), [Stsd(), Stts((1, 3)), Stsz(1)]));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(0.000002m);
    }

    [Fact]
    public async Task Samples_without_a_duration_last_as_long_as_the_one_before()
    {
        var facts = await VideoSamples.MeasureAsync(Film(VideoTrak(Stts((1, 200)), Stsz(905))));

        facts.Seconds.Should().Be(181, "players show 905 pictures however few the table tells durations of");
        facts.Samples.Should().Be(905);
    }

    [Fact]
    public async Task Durations_without_samples_do_not_count()
    {
        var facts = await VideoSamples.MeasureAsync(Film(VideoTrak(Stts((905, 200)), Stsz(10))));

        facts.Seconds.Should().Be(2);
        facts.Samples.Should().Be(10);
    }

    [Fact]
    public async Task Compact_sizes_tell_the_number_of_samples_too()
    {
        var stz2 = FullBox("stz2", 0, U32(8), U32(905));

        (await VideoSamples.MeasureAsync(Film(VideoTrak(Stts((1, 200)), stz2)))).Samples.Should().Be(905);
    }

    [Theory]
    [InlineData("stts")]
    [InlineData("stsz")]
    public async Task A_table_that_comes_twice_is_damage_and_never_a_choice(string type)
    {
        var film = Film(VideoTrak(Stts((905, 200)), Stsz(905), type == "stts" ? Stts((5, 200)) : Stsz(5)));

        var refused = await VideoSamples.RefuseAsync(film);

        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().Contain($"two '{type}'");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(0xFFFF_FFFF)]
    public async Task A_count_that_its_table_cannot_hold_is_damage(long claim)
    {
        var stts = Table("stts", claim, Join(U32(905), U32(200)));

        var refused = await VideoSamples.RefuseAsync(Film(VideoTrak(stts)));

        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().Contain("'stts'").And.Contain($"claims {claim} entries");
    }

    [Fact]
    public async Task Durations_of_four_thousand_million_samples_do_not_overflow_but_are_no_length()
    {
        var refused = await VideoSamples.RefuseAsync(Film(VideoTrak(Stts((0xFFFF_FFFF, 0xFFFF_FFFF)))));

        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().Contain("1,000 hours");
    }

    [Fact]
    public async Task A_film_without_pictures_is_damaged() =>
        (await VideoSamples.RefuseAsync(Film(VideoTrak(Stts(), Stsz(0))))).Obstacle.Should().Be(Obstacle.Damaged);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Pictures_without_any_duration_are_damage_and_not_a_film_of_no_length(int rows)
    {
        var stts = Stts([.. Enumerable.Repeat((905L, 0L), rows)]);

        var refused = await VideoSamples.RefuseAsync(Film(VideoTrak(stts, Stsz(905))));

        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().Contain("905 pictures");
    }

    [Theory]
    [InlineData("stco", 0, false)]
    [InlineData("stco", 1, true)]
    [InlineData("co64", 0, false)]
    [InlineData("co64", 1, true)]
    public async Task The_film_is_truncated_when_its_last_chunk_ends_behind_the_file(
        string type,
        int missing,
        bool truncated
    )
    {
        // Chunks of 2 and 3 samples of 4, 5, 6, 7, 8 bytes; the one stored last in the table lies first in the file.
        var film = FilmAt(0);
        film = FilmAt(film.Length - (4 + 5) + missing);

        (await VideoSamples.MeasureAsync(film)).Truncated.Should().Be(truncated);

        byte[] FilmAt(long last)
        {
            byte[] Offset(long at) => type == "co64" ? U64((ulong)at) : U32(at);
            return Film(
                VideoTrak(
                    Stts((5, 100)),
                    FullBox("stsz", 0, U32(0), U32(5), U32(4), U32(5), U32(6), U32(7), U32(8)),
                    Table("stsc", null, Join(U32(1), U32(2), U32(1)), Join(U32(2), U32(3), U32(1))),
                    Table(type, null, Offset(last), Offset(8))
                )
            );
        }
    }
}

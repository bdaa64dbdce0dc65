using CourseAI.Core.Evidence;
using static CourseAI.Inspection.Tests.Video.IsoBytes;

namespace CourseAI.Inspection.Tests.Video;

public sealed class MovieFragmentsTests
{
    [Fact]
    public async Task A_duration_is_the_samples_own_else_the_fragments_else_the_tracks_default()
    {
        var film = FragmentedFilm(
            Mvex(defaultDuration: 100),
            Moof(Tfhd(), Trun(10)),
            Moof(Tfhd(defaultDuration: 200), Trun(10)),
            Moof(Tfhd(defaultDuration: 200), TrunOf(1, 2, 3))
        );

        var facts = await VideoSamples.MeasureAsync(film);

        facts.Seconds.Should().Be(3.006m);
        facts.Samples.Should().Be(23);
        facts.Fragmented.Should().BeTrue();
    }

    [Fact]
    public async Task Of_a_film_in_fragments_only_their_own_header_claims_a_length()
    {
        // As ffmpeg writes it: the index holds the first fragment's samples, and its headers their length.
        byte[] FilmWith(byte[] inMvex) =>
            Join(
                Film(
                    Trak(Tkhd(duration: 1_000), Mdhd(duration: 1_000), Hdlr(), [Stsd(), Stts((1, 1_000)), Stsz(1)]),
                    Box("mvex", inMvex)
                ),
                Moof(Tfhd(defaultDuration: 1_000), Trun(180))
            );

        (await VideoSamples.MeasureAsync(FilmWith([]))).ClaimedSeconds.Should().BeNull();
        (await VideoSamples.MeasureAsync(FilmWith(FullBox("mehd", 0, U32(100_000))))).ClaimedSeconds.Should().Be(100);
    }

    [Fact]
    public async Task Samples_of_the_index_and_of_fragments_add_up_even_unannounced()
    {
        var film = Join(Film(VideoTrak(Stts((100, 1_000)), Stsz(100))), Moof(Tfhd(defaultDuration: 1_000), Trun(81)));

        var facts = await VideoSamples.MeasureAsync(film);

        facts.Seconds.Should().Be(181);
        facts.Fragmented.Should().BeTrue();
    }

    [Fact]
    public async Task Fragments_set_apart_last_as_long_as_a_player_takes_to_get_there()
    {
        var film = FragmentedFilm(
            Mvex(),
            Moof(Tfhd(), Tfdt(5_000), TrunOf(10)),
            Moof(Tfhd(), Tfdt(185_000), TrunOf(1_000))
        );

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(181, "from 5 s to 186 s");
    }

    [Fact]
    public async Task Fragments_that_all_claim_the_same_time_last_as_long_as_their_samples()
    {
        var fragment = Moof(Tfhd(), Tfdt(0), TrunOf(1_000));

        (await VideoSamples.MeasureAsync(FragmentedFilm(Mvex(), [.. Enumerable.Repeat(fragment, 181)])))
            .Seconds.Should()
            .Be(181);
    }

    [Fact]
    public async Task Other_tracks_fragments_do_not_count()
    {
        var film = FragmentedFilm(Mvex(), Moof(Tfhd(), TrunOf(1_000)), Moof(Tfhd(track: 2), TrunOf(181_000)));

        (await VideoSamples.MeasureAsync(film)).Seconds.Should().Be(1);
    }

    [Fact]
    public async Task A_run_that_claims_more_samples_than_it_holds_is_damage()
    {
        var trun = FullBox("trun", 0x100, U32(0xFFFF_FFFF), U32(1));

        var refused = await VideoSamples.RefuseAsync(FragmentedFilm(Mvex(), Moof(Tfhd(), trun)));

        refused.Obstacle.Should().Be(Obstacle.Damaged);
        refused.Detail.Should().Contain("'trun'");
    }

    [Fact]
    public async Task Samples_before_their_track_is_named_are_damage() =>
        (await VideoSamples.RefuseAsync(FragmentedFilm(Mvex(), Moof(TrunOf(1), Tfhd()))))
            .Obstacle.Should()
            .Be(Obstacle.Damaged);

    [Fact]
    public async Task A_fragment_cut_off_by_the_end_of_the_file_is_not_counted_but_told()
    {
        var film = FragmentedFilm(Mvex(), Moof(Tfhd(), TrunOf(1_000)), Moof(Tfhd(), TrunOf(1_000)));

        var facts = await VideoSamples.MeasureAsync(film[..^1]);

        facts.Seconds.Should().Be(1);
        facts.Truncated.Should().BeTrue();
    }

    [Fact]
    public async Task Samples_whose_data_would_lie_behind_the_end_of_the_file_are_told()
    {
        var trun = FullBox("trun", 0x301, U32(1), U32(100), U32(1_000), U32(50_000));

        (await VideoSamples.MeasureAsync(FragmentedFilm(Mvex(), Moof(Tfhd(), trun)))).Truncated.Should().BeTrue();
    }

    [Fact]
    public async Task A_fragment_that_claims_gigabytes_is_damage_before_any_of_it_is_kept()
    {
        var film = Join(FragmentedFilm(Mvex()), Box("moof", Zeros(5 * 1024 * 1024)));

        (await VideoSamples.RefuseAsync(film)).Detail.Should().Contain("larger than 4 MiB");
    }
}

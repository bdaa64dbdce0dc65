using System.Security.Cryptography;
using CourseAI.Core.Evidence;
using CourseAI.Inspection.Video;

namespace CourseAI.Inspection.Tests.Video;

public sealed class VideoInspectorTests
{
    [Theory]
    [InlineData("mp4-179s.mp4", "mp4", 179_000, 895)]
    [InlineData("mp4-180.04s.mp4", "mp4", 180_040, 4501)]
    [InlineData("mp4-180.5s.mp4", "mp4", 180_500, 1805)]
    [InlineData("mp4-181s.mp4", "mp4", 181_000, 905)]
    [InlineData("mp4-181s-moov-last.mp4", "mp4", 181_000, 905)]
    [InlineData("mp4-fragmented-181s.mp4", "mp4", 181_000, 905)]
    [InlineData("mp4-hevc-60s.mp4", "mp4", 60_000, 300)]
    [InlineData("mov-181s.mov", "mov", 181_000, 905)]
    [InlineData("m4v-181s.m4v", "m4v", 181_000, 905)]
    [InlineData("mkv-181s.mkv", "matroska", 181_000, 905)]
    [InlineData("webm-179s.webm", "webm", 179_000, 895)]
    [InlineData("webm-live-no-duration.webm", "webm", 181_000, 905)]
    public async Task The_length_is_that_of_the_samples_to_the_microsecond(
        string name,
        string container,
        int milliseconds,
        long samples
    )
    {
        var facts = await VideoSamples.MeasureAsync(name);

        facts.Container.Should().Be(container);
        facts.Seconds.Should().Be(milliseconds / 1_000m);
        facts.Samples.Should().Be(samples);
        facts.Truncated.Should().BeFalse();
        (facts.Width, facts.Height).Should().Be((64, 36));
    }

    [Theory]
    [InlineData("mp4-181s.mp4", "avc1")]
    [InlineData("mp4-hevc-60s.mp4", "hvc1")]
    [InlineData("mkv-181s.mkv", "V_MPEG4/ISO/AVC")]
    [InlineData("webm-179s.webm", "V_VP8")]
    public async Task The_codec_is_told_by_the_containers_own_name(string name, string codec) =>
        (await VideoSamples.MeasureAsync(name)).Codec.Should().Be(codec);

    [Fact]
    public async Task Headers_and_an_edit_list_that_lie_change_nothing_and_are_told_beside_the_length()
    {
        var facts = await VideoSamples.MeasureAsync("mp4-header-lies.mp4");

        facts.Seconds.Should().Be(181);
        facts.ClaimedSeconds.Should().Be(100);
        facts.PresentedSeconds.Should().Be(100);
    }

    [Fact]
    public async Task A_film_trimmed_by_an_edit_list_has_both_lengths()
    {
        var facts = await VideoSamples.MeasureAsync("mp4-trimmed-by-edit-list.mp4");

        facts.Seconds.Should().Be(190);
        facts.PresentedSeconds.Should().Be(175);
        facts.ClaimedSeconds.Should().Be(190, "mdhd tells the samples' length");
    }

    [Theory]
    [InlineData("mp4-fragmented-181s.mp4")]
    [InlineData("webm-live-no-duration.webm")]
    public async Task Recordings_whose_headers_tell_no_length_claim_none(string name) =>
        (await VideoSamples.MeasureAsync(name)).ClaimedSeconds.Should().BeNull();

    [Theory]
    [InlineData("mp4-fragmented-181s.mp4", true)]
    [InlineData("mp4-181s.mp4", false)]
    [InlineData("webm-179s.webm", false)]
    public async Task Fragments_are_told(string name, bool fragmented) =>
        (await VideoSamples.MeasureAsync(name)).Fragmented.Should().Be(fragmented);

    [Fact]
    public async Task The_longer_sound_track_is_in_the_claim_but_not_in_the_length()
    {
        var facts = await VideoSamples.MeasureAsync("mkv-181s.mkv");

        facts.Seconds.Should().Be(181);
        facts.ClaimedSeconds.Should().Be(181.128m);
    }

    [Fact]
    public async Task A_cut_off_mp4_with_its_index_in_front_has_the_promised_length_and_says_so()
    {
        var facts = await VideoSamples.MeasureAsync("mp4-truncated.mp4");

        facts.Seconds.Should().Be(181);
        facts.Truncated.Should().BeTrue();
    }

    [Fact]
    public async Task A_cut_off_mp4_that_lost_its_index_is_truncated()
    {
        var refused = await VideoSamples.RefuseAsync(VideoSamples.Bytes("mp4-truncated-before-moov.mp4"));

        refused.Obstacle.Should().Be(Obstacle.Truncated);
        refused.Detail.Should().Contain("'mdat'").And.Contain("moov");
    }

    [Fact]
    public async Task A_cut_off_matroska_file_is_measured_as_far_as_it_goes_and_says_so()
    {
        var facts = await VideoSamples.MeasureAsync("mkv-truncated.mkv");

        facts.Seconds.Should().BeInRange(80, 85);
        facts.Truncated.Should().BeTrue();
    }

    [Theory]
    [InlineData("mp4-audio-only.mp4")]
    [InlineData("m4a-audio-only.m4a")]
    [InlineData("webm-audio-only.webm")]
    public async Task Sound_alone_is_no_video(string name) =>
        (await VideoSamples.RefuseAsync(VideoSamples.Bytes(name), name)).Obstacle.Should().Be(Obstacle.NoVideoTrack);

    [Theory]
    [InlineData("avi-5s.avi", "AVI")]
    [InlineData("wmv-5s.wmv", "WMV")]
    public async Task Another_format_is_named_and_answered_with_those_accepted(string name, string format)
    {
        var refused = await VideoSamples.RefuseAsync(VideoSamples.Bytes(name), name);

        refused.Obstacle.Should().Be(Obstacle.UnsupportedFormat);
        refused.Detail.Should().Contain(format).And.Contain(name).And.Contain("MP4, MOV, M4V, WebM, MKV");
    }

    [Fact]
    public async Task An_empty_file_is_empty() =>
        (await VideoSamples.RefuseAsync([])).Obstacle.Should().Be(Obstacle.Empty);

    [Theory]
    [InlineData("mp4-181s-moov-last.mp4")]
    [InlineData("mp4-fragmented-181s.mp4")]
    [InlineData("mkv-181s.mkv")]
    [InlineData("avi-5s.avi")]
    public async Task Size_and_hash_are_of_the_whole_file_whatever_it_is(string name)
    {
        var bytes = VideoSamples.Bytes(name);
        using var stream = new MemoryStream(bytes);
        stream.Position = 7;

        var (_, size, sha256) = await VideoInspector.InspectAsync(stream, name, CancellationToken.None);

        size.Should().Be(bytes.Length);
        sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Theory]
    [InlineData("mp4-181s.mp4")]
    [InlineData("mp4-181s-moov-last.mp4")]
    [InlineData("mp4-header-lies.mp4")]
    [InlineData("mov-181s.mov")]
    [InlineData("avi-5s.avi")]
    [InlineData("mp4-audio-only.mp4")]
    public async Task The_index_alone_gives_the_same_facts(string name)
    {
        using var stream = new MemoryStream(VideoSamples.Bytes(name));

        (await VideoInspector.InspectByIndexAsync(stream, name, CancellationToken.None))
            .Should()
            .Be(await VideoSamples.InspectAsync(name));
    }

    [Theory]
    [InlineData("mp4-fragmented-181s.mp4")]
    [InlineData("webm-179s.webm")]
    public async Task The_index_alone_tells_nothing_of_files_that_must_be_read_whole(string name)
    {
        using var stream = new MemoryStream(VideoSamples.Bytes(name));

        (await VideoInspector.InspectByIndexAsync(stream, name, CancellationToken.None)).Should().BeNull();
    }
}

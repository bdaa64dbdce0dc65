using System.Text;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Tests.Video;

public sealed class VideoSignatureTests
{
    [Theory]
    [InlineData("RIFF....AVI LIST", "AVI")]
    [InlineData("FLV\u0001", "Flash")]
    [InlineData("OggS", "Ogg")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("PK\u0003\u0004", "ZIP")]
    [InlineData("....ftypheic", "HEIF")]
    [InlineData("hello, this is my film", "no video format")]
    [InlineData("x", "no video format")]
    public async Task What_is_no_accepted_film_is_named_by_its_bytes_not_by_its_name(string bytes, string name)
    {
        var refused = await VideoSamples.RefuseAsync(Encoding.Latin1.GetBytes(bytes), "발표 영상.mp4");

        refused.Obstacle.Should().Be(Obstacle.UnsupportedFormat);
        refused.Detail.Should().StartWith("'발표 영상.mp4' is ").And.Contain(name);
        refused.Detail.Should().EndWith("Accepted: MP4, MOV, M4V, WebM, MKV.");
    }

    [Theory]
    [InlineData(0, 188)]
    [InlineData(4, 192)]
    public async Task Transport_streams_are_known_by_their_sync_bytes(int first, int packet)
    {
        var bytes = new byte[1_000];
        for (var at = first; at < bytes.Length; at += packet)
            bytes[at] = 0x47;

        (await VideoSamples.RefuseAsync(bytes)).Detail.Should().Contain("transport stream");
    }

    [Fact]
    public async Task A_film_is_measured_whatever_its_name_says() =>
        (await VideoSamples.InspectAsync(VideoSamples.Bytes("mp4-181s.mp4"), "report.pdf"))
            .Should()
            .BeOfType<VideoFacts>();
}

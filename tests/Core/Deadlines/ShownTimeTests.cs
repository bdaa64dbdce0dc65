using CourseAI.Core.Deadlines;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Deadlines;

public sealed class ShownTimeTests
{
    [Theory]
    [InlineData("Asia/Seoul", "2026-12-19 15:00:00 KST (06:00:00 UTC)")]
    [InlineData("America/Sao_Paulo", "2026-12-19 03:00:00 UTC-03:00 (06:00:00 UTC)")]
    [InlineData("Pacific/Honolulu", "2026-12-18 20:00:00 HST (2026-12-19 06:00:00 UTC)")]
    [InlineData("UTC", "2026-12-19 06:00:00 UTC")]
    public void Times_are_shown_in_the_courses_zone_and_in_UTC(string zone, string expected) =>
        ShownTime.Of(At("2026-12-19T06:00:00Z"), DateTimeZoneProviders.Tzdb[zone]).Should().Be(expected);

    [Fact]
    public void Fractions_show_where_there_are_any() =>
        ShownTime.Of(Due + Duration.FromMilliseconds(1.9), DateTimeZone.Utc).Should().Be("2026-12-10 12:00:00.001 UTC");

    [Fact]
    public void Lengths_of_time_are_written_out()
    {
        ShownTime.Of(Duration.Zero).Should().Be(new Text("0초", "0 s"));
        ShownTime.Of(Duration.FromMilliseconds(1500)).Should().Be(new Text("1.5초", "1.5 s"));
        ShownTime
            .Of(Duration.FromDays(1) + Duration.FromHours(2) + Duration.FromMinutes(3))
            .Should()
            .Be(new Text("1일 2시간 3분", "1 d 2 h 3 min"));
    }
}

using CourseAI.Cli.Samples;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;

namespace CourseAI.Cli.Tests.Samples;

public sealed class ExpectationsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_came_as_expected_is_no_mismatch() =>
        Compare("s1,video,onTime,video.length,violated,19\n").Should().BeEmpty();

    [Fact]
    public void Other_points_are_told() =>
        Compare("s1,video,onTime,video.length,violated,20\n")
            .Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .Be("s1 video : expected onTime 20, got onTime 19");

    [Fact]
    public void Another_outcome_is_told() =>
        Compare("s1,video,onTime,video.length,needsPerson,19\n")
            .Should()
            .Equal(new Mismatch("s1", "video", "video.length", "needsPerson", "violated"));

    [Fact]
    public void A_finding_that_nobody_expected_is_told() =>
        Compare("s1,video,onTime,due,satisfied,19\n")
            .Should()
            .Equal(new Mismatch("s1", "video", "video.length", null, "violated"));

    [Fact]
    public void A_part_that_nobody_expected_is_told() =>
        Compare("").Select(mismatch => mismatch.Rule).Should().Equal("", "handed-in", "video.length");

    [Fact]
    public void A_blob_that_nobody_owns_must_be_expected_and_come()
    {
        var expectations = Read("s9,report,unrecognised,,,\n");
        expectations.CompareUnrecognised(["s9/report/a.pdf"]).Should().BeEmpty();
        expectations
            .CompareUnrecognised(["s8/report/a.pdf"])
            .Should()
            .Equal(
                new Mismatch("s8", "report", "", null, "unrecognised"),
                new Mismatch("s9", "report", "", "unrecognised", null)
            );
    }

    private IEnumerable<Mismatch> Compare(string lines) => Read(lines).Compare(VideoOf181Seconds());

    private Expectations Read(string lines) =>
        Expectations.Read(_folder.Write("expected.csv", "student,part,state,rule,outcome,points\n" + lines));

    private static Verdict VideoOf181Seconds()
    {
        var due = new LocalDateTime(2026, 12, 19, 15, 0);
        var course = new Course
        {
            Id = "c",
            Title = Text.Same("c"),
            Version = new string('0', 64),
            TimeZone = DateTimeZone.Utc,
            Due = due,
            Parts =
            [
                new VideoPart
                {
                    Id = "video",
                    Title = Text.Same("video"),
                    Points = 20,
                    MaxBytes = 1000,
                    MaxSeconds = 180,
                    PointsPerStepOver = 1,
                },
            ],
        };
        var evidence = new AttemptEvidence
        {
            AttemptId = AttemptId.From("s1/video/a.mp4", "1"),
            StudentId = "s1",
            PartId = "video",
            FileName = "a.mp4",
            Size = 10,
            Sha256 = new string('a', 64),
            Arrived = due.InUtc().ToInstant(),
            Inspector = "test",
            Facts = new VideoFacts
            {
                Container = "mp4",
                Seconds = 181,
                ClaimedSeconds = 181,
                Codec = "avc1",
                Width = 64,
                Height = 36,
                Samples = 181,
            },
        };
        return Grader.Grade(
            course,
            new StudentRecord { Student = new RosterEntry("s1", "n", "", "", []), Evidence = [evidence] }
        );
    }
}

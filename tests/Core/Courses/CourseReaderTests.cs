using System.Security.Cryptography;
using System.Text;
using CourseAI.Core.Courses;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Courses;

public sealed class CourseReaderTests
{
    private static readonly byte[] Sample = RepositoryFile("samples/course.json");

    [Fact]
    public void The_first_course_is_read_as_it_is_meant()
    {
        var course = CourseReader.Read(Sample).Course!;
        course.TimeZone.Id.Should().Be("Asia/Seoul");
        course.Due.Should().Be(new LocalDateTime(2026, 12, 19, 15, 0));
        course.TransferWindow.Should().Be(Duration.FromHours(2));
        course.Late.Should().HaveCount(3).And.HaveElementAt(1, new LateStep(Duration.FromDays(1), 30));
        course.Parts.Select(part => part.Id).Should().Equal("proposal", "report", "source", "video", "images");
        course.Parts.Sum(part => part.Points).Should().Be(100);
        ((PdfPart)course.FindPart("proposal")!).Should().Match<PdfPart>(p => p.MaxPages == 2 && p.Due != null);
        ((PdfPart)course.FindPart("report")!)
            .Sections.Should()
            .Equal(Section.Algorithm, Section.Differences, Section.DataSource);
        course.FindPart("report")!.Award.Should().Be(Award.Manual);
        ((VideoPart)course.FindPart("video")!).MaxSeconds.Should().Be(180);
        ((ZipPart)course.FindPart("source")!)
            .StreamlitDepartments.Should()
            .Equal("컴퓨터공학과", "Computer Engineering");
        ((ImagesPart)course.FindPart("images")!).Task.Should().Be(VisionTask.Digits);
    }

    [Fact]
    public void The_version_is_the_hash_of_exactly_the_files_bytes()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Sample];
        CourseReader.Read(Sample).Course!.Version.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Sample)));
        CourseReader.Read(marked).Course!.Version.Should().Be(Convert.ToHexStringLower(SHA256.HashData(marked)));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var course = CourseReader.Read(Encoding.UTF8.GetBytes(CourseFiles.Smallest)).Course!;
        course.TransferWindow.Should().Be(Duration.FromHours(2));
        course.CutOff.Should().BeNull();
        course.Late.Should().BeEmpty();
        course.Counts.Should().Be(AttemptChoice.LatestOnTimeElseLatest);
        var video = (VideoPart)course.Parts.Single();
        video.Award.Should().Be(Award.OnHandIn);
        video.StepSeconds.Should().Be(10);
        video.Title.Should().Be(Text.Same("Video"));
    }

    [Theory]
    [InlineData("2026-12-19T15:00", 0)]
    [InlineData("2026-12-19T15:00:30", 30)]
    public void A_due_time_has_minutes_and_may_have_seconds(string due, int seconds) =>
        CourseReader
            .Read(
                Encoding.UTF8.GetBytes(CourseFiles.Smallest.Replace("2026-12-19T15:00", due, StringComparison.Ordinal))
            )
            .Course!.Due.Second.Should()
            .Be(seconds);

    [Theory]
    [InlineData("\"cutOff\": \"2026-12-19T15:00\"")]
    [InlineData("\"late\": [{\"after\":\"PT1H\",\"percent\":10},{\"after\":\"PT2H\",\"percent\":10}]")]
    [InlineData("\"late\": [{\"after\":\"P1DT1H1M1S\",\"percent\":100}]")]
    [InlineData("\"transferWindow\": \"PT1S\"")]
    [InlineData("\"transferWindow\": \"P7D\"")]
    public void Values_at_the_edge_of_what_is_allowed_are_taken(string property) =>
        CourseReader
            .Read(
                Encoding.UTF8.GetBytes(
                    CourseFiles.Smallest.Replace("\"parts\"", $"{property}, \"parts\"", StringComparison.Ordinal)
                )
            )
            .Errors.Should()
            .BeEmpty();

    [Fact]
    public void Skipped_and_doubled_local_times_are_accepted()
    {
        foreach (var due in new[] { "2026-03-29T02:30", "2026-10-25T02:30" })
            CourseReader
                .Read(
                    Encoding.UTF8.GetBytes(
                        CourseFiles
                            .Smallest.Replace("2026-12-19T15:00", due, StringComparison.Ordinal)
                            .Replace("Asia/Seoul", "Europe/Berlin", StringComparison.Ordinal)
                    )
                )
                .Errors.Should()
                .BeEmpty();
    }

    [Theory]
    [MemberData(nameof(CourseFiles.Wrong), MemberType = typeof(CourseFiles))]
    public void A_wrong_file_is_refused_at_the_place_that_is_wrong(CourseFiles.WrongFile file)
    {
        var reading = CourseReader.Read(Encoding.UTF8.GetBytes(file.Json));
        reading.Course.Should().BeNull();
        reading.Errors.Select(error => error.Path).Should().Equal(file.Path);
        var error = reading.Errors[0];
        error.Value.Should().Be(file.Value);
        error.Message.En.Should().Contain(file.Says);
        error.Message.Ko.Should().MatchRegex("[가-힣]");
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var reading = CourseReader.Read(
            """
            {
              "id": "a b", "title": "T", "timeZone": "Asia/Soul", "due": "tomorrow", "lat": [],
              "late": [{ "after": "2h", "percent": 101 }, 7],
              "parts": [
                { "id": "r", "kind": "pdf", "title": { "ko": "ㄱ" }, "points": -1, "maxBytes": 1.5, "maxPages": "5" },
                { "id": "s", "kind": "film" },
                null
              ]
            }
            """u8
        );
        reading
            .Errors.Select(error => error.Path)
            .Should()
            .BeEquivalentTo(
                "$.id",
                "$.timeZone",
                "$.due",
                "$.lat",
                "$.late[0].after",
                "$.late[0].percent",
                "$.late[1]",
                "$.parts[0].title.en",
                "$.parts[0].points",
                "$.parts[0].maxBytes",
                "$.parts[0].maxPages",
                "$.parts[1].kind",
                "$.parts[2]"
            );
    }

    [Fact]
    public void A_long_value_is_quoted_cut()
    {
        var json = CourseFiles.Smallest.Replace("Asia/Seoul", new string('x', 500), StringComparison.Ordinal);
        CourseReader.Read(Encoding.UTF8.GetBytes(json)).Errors.Single().Value.Should().HaveLength(80).And.EndWith("…");
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_refused_with_the_place()
    {
        var error = CourseReader.Read("{\n  \"id\": \"x\",,\n}"u8).Errors.Single();
        error.Path.Should().Be("$");
        error.Message.En.Should().Contain("line 2");
    }

    [Fact]
    public void Hostile_bytes_are_refused_and_never_thrown()
    {
        byte[][] files =
        [
            [],
            [0xFF, 0xFE],
            "\"\\uD800\""u8.ToArray(),
            "{\"\\uDC00\": 1}"u8.ToArray(),
            "[]"u8.ToArray(),
            "{} {}"u8.ToArray(),
            Encoding.UTF8.GetBytes(new string('[', 10_000)),
            Encoding.UTF8.GetBytes(CourseFiles.Smallest.PadRight(CourseReader.MaxBytes + 1)),
        ];
        foreach (var file in files)
            CourseReader.Read(file).Errors.Should().ContainSingle().Which.Path.Should().Be("$");
    }
}

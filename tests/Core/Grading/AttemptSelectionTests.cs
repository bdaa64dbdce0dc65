using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

public sealed class AttemptSelectionTests
{
    private static readonly Instant Early = Due - Duration.FromDays(2);
    private static readonly Instant Later = Due - Duration.FromDays(1);
    private static readonly Instant Late = Due + Duration.FromHours(1);
    private static readonly Instant TooLate = CutOff + Tick;

    private static readonly AttemptEvidence[] GoodThenLongThenLate =
    [
        File(Report, Early, Pdf(5), "good"),
        File(Report, Later, Pdf(7), "long"),
        File(Report, Late, Pdf(5), "late"),
    ];

    [Theory]
    [InlineData(AttemptChoice.LatestOnTimeElseLatest, "long", 16)]
    [InlineData(AttemptChoice.Latest, "late", 18)]
    [InlineData(AttemptChoice.Best, "good", 20)]
    public void The_courses_choice_decides(AttemptChoice choice, string counted, int points)
    {
        var part = Grade(CourseOf(Report) with { Counts = choice }, GoodThenLongThenLate).Parts[0];
        Counted(part).Should().Equal(counted);
        part.Points.Should().Be(points);
    }

    [Fact]
    public void When_none_is_on_time_the_newest_counts()
    {
        var part = GradeOne(Report, File(Report, Late, Pdf(1), "a"), File(Report, Late + Tick, Pdf(1), "b"));
        Counted(part).Should().Equal("b");
        part.State.Should().Be(PartState.Late);
        part.Attempts[0].Reason.En.Should().Contain("a later one replaced it");
    }

    [Fact]
    public void Exactly_on_time_is_on_time_and_a_tick_later_is_not()
    {
        var part = GradeOne(Report, File(Report, Due, Pdf(1), "a"), File(Report, Due + Tick, Pdf(1), "b"));
        Counted(part).Should().Equal("a");
        part.Attempts.Select(attempt => attempt.OnTime).Should().Equal(true, false);
        part.Attempts[1].Reason.En.Should().Contain("one on time counts");
    }

    [Fact]
    public void Among_equally_good_attempts_the_newest_counts() =>
        Counted(
                Grade(
                    CourseOf(Report) with
                    {
                        Counts = AttemptChoice.Best,
                    },
                    File(Report, Early, Pdf(5), "a"),
                    File(Report, Later, Pdf(5), "b"),
                    File(Report, Late, Pdf(5), "c")
                ).Parts[0]
            )
            .Should()
            .Equal("b");

    [Theory]
    [InlineData(AttemptChoice.LatestOnTimeElseLatest)]
    [InlineData(AttemptChoice.Latest)]
    [InlineData(AttemptChoice.Best)]
    public void One_after_the_cut_off_never_displaces_one_before(AttemptChoice choice)
    {
        var part = Grade(
            CourseOf(Report) with
            {
                Counts = choice,
            },
            File(Report, Late, Pdf(1), "a"),
            File(Report, TooLate, Pdf(1), "b")
        ).Parts[0];
        Counted(part).Should().Equal("a");
        part.Attempts[1].Reason.En.Should().Contain("after the cut-off");
    }

    [Theory]
    [InlineData(AttemptChoice.LatestOnTimeElseLatest)]
    [InlineData(AttemptChoice.Latest)]
    [InlineData(AttemptChoice.Best)]
    public void One_that_cannot_be_inspected_never_displaces_one_that_could(AttemptChoice choice)
    {
        var verdict = Grade(
            CourseOf(Report) with
            {
                Counts = choice,
            },
            File(Report, Early, Pdf(5), "good"),
            File(Report, Later, Broken(Obstacle.Encrypted), "broken")
        );
        var part = verdict.Parts[0];
        Counted(part).Should().Equal("good");
        part.Points.Should().Be(20);
        part.Of(RuleIds.Readable)
            .Should()
            .Match<Finding>(f => f.AttemptId == "broken" && f.Outcome == Outcome.Violated);
        part.Of(RuleIds.Readable).Measured.Ko.Should().Contain("암호");
        verdict.NeedsAttention.Should().BeTrue();
    }

    [Fact]
    public void A_damaged_file_that_was_handed_in_again_needs_no_attention()
    {
        var verdict = Grade(
            CourseOf(Report),
            File(Report, Early, Broken(), "broken"),
            File(Report, Later, Pdf(5), "good")
        );
        verdict.NeedsAttention.Should().BeFalse();
        verdict.Parts[0].Attempts[0].Reason.En.Should().Contain("could not be inspected");
    }

    [Fact]
    public void A_damaged_file_on_time_beside_a_late_good_one_needs_attention()
    {
        var verdict = Grade(
            CourseOf(Report),
            File(Report, Later, Broken(), "broken"),
            File(Report, Late, Pdf(5), "good")
        );
        Counted(verdict.Parts[0]).Should().Equal("good");
        verdict.Parts[0].Of(RuleIds.Readable).AttemptId.Should().Be("broken");
        verdict.NeedsAttention.Should().BeTrue();
    }

    [Fact]
    public void The_same_bytes_again_are_no_new_attempt_and_the_earlier_time_stands()
    {
        var part = GradeOne(
            Report,
            File(Report, Late, Pdf(5), "again", content: "x", name: "copy.pdf"),
            File(Report, Later, Pdf(5), "first", content: "x")
        );
        part.State.Should().Be(PartState.OnTime);
        part.CountedAt.Should().Be(Later);
        Counted(part).Should().Equal("first");
        part.Attempts[1].Reason.En.Should().Contain("same bytes as first");
    }

    [Fact]
    public void Old_bytes_sent_again_do_not_displace_what_came_between() =>
        Counted(
                GradeOne(
                    Report,
                    File(Report, Early, Pdf(5), "a", content: "x"),
                    File(Report, Later, Pdf(5), "b", content: "y"),
                    File(Report, Due, Pdf(5), "c", content: "x")
                )
            )
            .Should()
            .Equal("b");

    [Fact]
    public void Of_the_same_bytes_the_evidence_that_could_be_made_is_used_with_the_earlier_time()
    {
        var part = GradeOne(
            Report,
            File(Report, Later, Broken(Obstacle.InspectionFailed), "first", content: "x"),
            File(Report, Late, Pdf(5), "again", content: "x")
        );
        part.CountedAt.Should().Be(Later);
        part.Points.Should().Be(20);
        Counted(part).Should().Equal("again");
    }

    [Fact]
    public void The_newest_revision_of_evidence_is_graded()
    {
        var first = File(Report, Later, Broken(Obstacle.InspectionFailed));
        var again = first with { Revision = 2, Facts = Pdf(6) };
        foreach (var evidence in new[] { new[] { first, again }, [again, first] })
        {
            var part = GradeOne(Report, evidence);
            part.Points.Should().Be(18);
            part.Attempts.Should().ContainSingle();
        }
    }

    private static IEnumerable<string> Counted(PartVerdict part) =>
        part.Attempts.Where(attempt => attempt.Counts).Select(attempt => attempt.AttemptId);

    [Fact]
    public void Of_two_files_of_one_second_the_one_declared_later_is_the_newer()
    {
        // Attempt ids would say the opposite.
        var record = new StudentRecord
        {
            Student = Student,
            Declarations =
            [
                Declare(Report, Due + Duration.FromMilliseconds(100), "first", "u1"),
                Declare(Report, Due + Duration.FromMilliseconds(300), "second", "u2"),
            ],
            Evidence =
            [
                File(Report, Due, Pdf(1), id: "b", content: "first", uploadId: "u1"),
                File(Report, Due, Pdf(2), id: "a", content: "second", uploadId: "u2"),
            ],
        };
        var part = Grader.Grade(CourseOf(Report), record).Parts[0];
        part.Attempts.Single(attempt => attempt.Counts).AttemptId.Should().Be("a");
    }
}

using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

public sealed class GraderTests
{
    private static readonly PdfPart Marked = Report with { Award = Award.Manual };

    [Fact]
    public void Nothing_handed_in_earns_nothing()
    {
        var part = GradeOne(Report);
        part.State.Should().Be(PartState.NotHandedIn);
        part.Points.Should().Be(0);
        part.CountedAt.Should().BeNull();
        part.Findings.Should().ContainSingle();
        part.Of(RuleIds.HandedIn).Outcome.Should().Be(Outcome.Violated);
    }

    [Fact]
    public void A_good_file_on_time_earns_everything()
    {
        var part = GradeOne(Report, File(Report, Due, Pdf(5)));
        part.State.Should().Be(PartState.OnTime);
        part.Points.Should().Be(20);
        part.Findings.Should().OnlyContain(finding => finding.Outcome == Outcome.Satisfied);
        part.Findings.Should().OnlyContain(finding => finding.Next == Text.Same(""));
    }

    [Fact]
    public void A_tick_late_costs_the_first_step()
    {
        var part = GradeOne(Report, File(Report, Due + Tick, Pdf(5)));
        part.State.Should().Be(PartState.Late);
        part.LatePercent.Should().Be(10);
        part.Points.Should().Be(18);
        part.Of(RuleIds.Due).Should().Match<Finding>(f => f.Outcome == Outcome.Violated && f.Deduction == 0);
        part.Of(RuleIds.Due).Measured.Ko.Should().Contain("마감 0.0000001초 후");
    }

    [Fact]
    public void The_cut_off_itself_still_earns_and_a_tick_later_does_not()
    {
        GradeOne(Report, File(Report, CutOff, Pdf(5))).Points.Should().Be(14);
        var part = GradeOne(Report, File(Report, CutOff + Tick, Pdf(5)));
        part.State.Should().Be(PartState.AfterCutOff);
        part.Points.Should().Be(0);
        part.Attempts.Should().OnlyContain(attempt => !attempt.Counts);
    }

    [Fact]
    public void A_late_file_of_an_extended_student_is_on_time()
    {
        var record = new StudentRecord
        {
            Student = Student with { Labels = ["야간"] },
            Extensions = [new Extension("야간", null, Due.InUtc().LocalDateTime.PlusHours(1), "야간반")],
            Evidence = [File(Report, Due + Duration.FromHours(1), Pdf(5))],
        };
        var part = Grader.Grade(CourseOf(Report), record).Parts[0];
        part.State.Should().Be(PartState.OnTime);
        part.Extended.Should().BeTrue();
        part.Due.Should().Be(Due + Duration.FromHours(1));
        part.CutOff.Should().Be(CutOff + Duration.FromHours(1));
        part.Of(RuleIds.Due).Limit.Ko.Should().Contain("연장");
    }

    [Fact]
    public void A_file_declared_before_and_arrived_after_the_due_time_is_on_time()
    {
        var part = Grader
            .Grade(
                CourseOf(Report),
                new StudentRecord
                {
                    Student = Student,
                    Declarations = [Declare(Report, Due, "x")],
                    Evidence = [File(Report, Due + Duration.FromHours(2), Pdf(5), content: "x", uploadId: "u1")],
                }
            )
            .Parts[0];
        part.State.Should().Be(PartState.OnTime);
        part.CountedAt.Should().Be(Due);
        part.Attempts[0].Declared.Should().Be(Due);
        part.Of(RuleIds.Declared).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Fact]
    public void Other_bytes_than_declared_count_at_their_arrival_and_a_finding_says_so()
    {
        var part = Grader
            .Grade(
                CourseOf(Report),
                new StudentRecord
                {
                    Student = Student,
                    Declarations = [Declare(Report, Due, "x")],
                    Evidence = [File(Report, Due + Tick, Pdf(5), content: "y", uploadId: "u1")],
                }
            )
            .Parts[0];
        part.State.Should().Be(PartState.Late);
        part.Of(RuleIds.Declared).Outcome.Should().Be(Outcome.Violated);
        part.Of(RuleIds.Declared).Measured.En.Should().Contain("differ");
    }

    [Fact]
    public void Only_unreadable_files_need_attention_and_earn_nothing_for_now()
    {
        var verdict = Grade(CourseOf(Report), File(Report, Due, Broken()));
        verdict.NeedsAttention.Should().BeTrue();
        verdict.Parts[0].State.Should().Be(PartState.NeedsAttention);
        verdict.Parts[0].Points.Should().Be(0);
        verdict.Parts[0].Of(RuleIds.Readable).Next.Ko.Should().Contain("다시 제출");
    }

    [Fact]
    public void A_file_of_another_kind_is_as_unreadable_as_a_damaged_one() =>
        GradeOne(Report, File(Report, Due, Zip(streamlit: true))).State.Should().Be(PartState.NeedsAttention);

    [Fact]
    public void An_instructor_who_accepts_an_unreadable_file_lets_it_earn()
    {
        var part = Graded(Report, Broken(), decisions: [Decide(RuleIds.Readable, accepted: true)]);
        part.State.Should().Be(PartState.OnTime);
        part.Points.Should().Be(20);
        part.Attempts.Should().ContainSingle(attempt => attempt.Counts);
    }

    [Fact]
    public void An_instructor_who_scores_an_unreadable_file_has_read_it()
    {
        var part = Graded(Marked, Broken(Obstacle.Encrypted), scores: [Given(12, Due)]);
        part.State.Should().Be(PartState.OnTime);
        part.Points.Should().Be(12);
        part.Of(RuleIds.Readable).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Fact]
    public void A_negative_deduction_takes_nothing_and_gives_nothing() =>
        Graded(Report, Pdf(5), decisions: [Decide(RuleIds.Pages, accepted: false, deduction: -3)])
            .Deduction.Should()
            .Be(0);

    [Fact]
    public void A_part_awarded_by_hand_is_to_be_marked_until_it_has_a_score()
    {
        var verdict = Grade(CourseOf(Marked, Video), File(Marked, Due, Pdf(5)), File(Video, Due, Clip(100), "v"));
        var part = verdict.Parts[0];
        part.Points.Should().BeNull();
        part.Base.Should().BeNull();
        part.Of(RuleIds.Marked).Outcome.Should().Be(Outcome.NeedsPerson);
        verdict.NeedsPerson.Should().BeTrue();
        verdict.Points.Should().Be(20);
        verdict.MaxPoints.Should().Be(40);
    }

    [Fact]
    public void The_newest_score_is_the_base_of_a_marked_part()
    {
        Score[] scores = [Given(15, Due + Tick), Given(10, Due)];
        foreach (var order in new[] { scores, [scores[1], scores[0]] })
        {
            var part = Graded(Marked, Pdf(6), scores: order);
            part.Base.Should().Be(15);
            part.Points.Should().Be(13);
            part.Of(RuleIds.Marked).Outcome.Should().Be(Outcome.Satisfied);
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(20.5, 20)]
    public void A_score_outside_the_parts_worth_counts_as_the_nearer_end(double given, double @base) =>
        Graded(Marked, Pdf(5), scores: [Given((decimal)given, Due)]).Base.Should().Be((decimal)@base);

    [Fact]
    public void A_part_awarded_by_hand_and_not_handed_in_is_not_to_be_marked()
    {
        var verdict = Grade(CourseOf(Marked));
        verdict.NeedsPerson.Should().BeFalse();
        verdict.Parts[0].Points.Should().Be(0);
    }

    [Fact]
    public void An_accepted_finding_costs_nothing()
    {
        var part = Graded(Report, Pdf(7), decisions: [Decide(RuleIds.Pages, accepted: true)]);
        part.Of(RuleIds.Pages).Outcome.Should().Be(Outcome.Satisfied);
        part.Of(RuleIds.Pages).Measured.Ko.Should().Contain("교수자 판정: 인정 — 확인함");
        part.Points.Should().Be(20);
    }

    [Fact]
    public void A_finding_not_accepted_costs_what_the_instructor_says()
    {
        var part = Graded(Report, Pdf(7), decisions: [Decide(RuleIds.Pages, accepted: false, deduction: 1.5m)]);
        part.Of(RuleIds.Pages).Deduction.Should().Be(1.5m);
        part.Points.Should().Be(18.5m);
    }

    [Fact]
    public void The_newest_decision_on_a_rule_counts()
    {
        var old = Decide(RuleIds.Pages, accepted: false, deduction: 9);
        var newer = Decide(RuleIds.Pages, accepted: true) with { At = old.At + Tick };
        foreach (var order in new[] { new[] { old, newer }, [newer, old] })
            Graded(Report, Pdf(7), decisions: order).Points.Should().Be(20);
    }

    [Fact]
    public void An_accepted_lateness_costs_nothing_even_after_the_cut_off()
    {
        var record = new StudentRecord
        {
            Student = Student,
            Evidence = [File(Report, CutOff + Tick, Pdf(5))],
            Decisions = [Decide(RuleIds.Due, accepted: true)],
        };
        var part = Grader.Grade(CourseOf(Report), record).Parts[0];
        part.State.Should().Be(PartState.Late);
        part.Points.Should().Be(20);
    }

    [Fact]
    public void What_was_handed_in_some_other_way_earns_when_the_instructor_says_so()
    {
        var record = new StudentRecord { Student = Student, Decisions = [Decide(RuleIds.HandedIn, accepted: true)] };
        Grader.Grade(CourseOf(Report), record).Parts[0].Points.Should().Be(20);
    }

    [Fact]
    public void Deductions_never_take_a_part_below_nothing() =>
        GradeOne(Report, File(Report, Due, Pdf(100))).Points.Should().Be(0);

    [Fact]
    public void Every_part_stands_once_in_the_courses_order() =>
        Grade(CourseOf(Video, Report, Source))
            .Parts.Select(part => part.PartId)
            .Should()
            .Equal("video", "report", "source");

    private static PartVerdict Graded(
        Part part,
        Facts facts,
        IReadOnlyList<Score>? scores = null,
        IReadOnlyList<Decision>? decisions = null
    ) =>
        Grader
            .Grade(
                CourseOf(part),
                new StudentRecord
                {
                    Student = Student,
                    Evidence = [File(part, Due, facts)],
                    Scores = scores ?? [],
                    Decisions = decisions ?? [],
                }
            )
            .Parts[0];

    private static Score Given(decimal points, Instant at) => new("report", points, "", "prof", at);

    private static Decision Decide(string rule, bool accepted, decimal deduction = 0) =>
        new(rule, "report", accepted, deduction, "확인함", "prof", Due);
}

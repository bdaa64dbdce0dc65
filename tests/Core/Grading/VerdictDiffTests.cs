using CourseAI.Core.Grading;
using NodaTime;
using NodaTime.Text;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

public sealed class VerdictDiffTests
{
    private static readonly Verdict Good = Grade(CourseOf(Report), File(Report, Due, Pdf(5)));

    [Fact]
    public void Equal_verdicts_do_not_differ() =>
        VerdictDiff.Between(Good, Grade(CourseOf(Report), File(Report, Due, Pdf(5)))).Should().BeEmpty();

    [Fact]
    public void Another_version_of_the_course_alone_changes_nothing() =>
        VerdictDiff.Between(Good, Good with { CourseVersion = Sha("other") }).Should().BeEmpty();

    [Fact]
    public void Every_change_is_named_with_before_and_after()
    {
        var longer = Grade(CourseOf(Report), File(Report, Due, Pdf(6)));
        VerdictDiff
            .Between(Good, longer)
            .Should()
            .Equal(
                new VerdictChange(null, "points", "20", "18"),
                new VerdictChange("report", "points", "20", "18"),
                new VerdictChange("report", RuleIds.Pages, "Satisfied −0", "Violated −2", new Text("쪽수", "Pages"))
            );
    }

    [Fact]
    public void Another_graded_attempt_is_a_change_even_with_the_same_points() =>
        VerdictDiff
            .Between(Good, Grade(CourseOf(Report), File(Report, Due, Pdf(5), "a2")))
            .Should()
            .Equal(new VerdictChange("report", "counts", "a1", "a2"));

    [Fact]
    public void A_due_time_and_the_finding_about_it_are_two_changes()
    {
        var late = Grade(CourseOf(Report), File(Report, Due + Duration.FromMinutes(1), Pdf(5)));
        var later = Grade(
            CourseOf(Report with { Due = new LocalDateTime(2027, 1, 1, 0, 0) }),
            File(Report, Due, Pdf(5))
        );

        DueChanges(Good, late).Should().Equal((true, "Satisfied −0", "Violated −0"));
        DueChanges(Good, later).Should().Equal((false, Shown(Good), Shown(later)));

        static string Shown(Verdict verdict) => InstantPattern.ExtendedIso.Format(verdict.Parts[0].Due);
    }

    private static IEnumerable<(bool IsFinding, string?, string?)> DueChanges(Verdict before, Verdict after) =>
        VerdictDiff
            .Between(before, after)
            .Where(change => change.What == RuleIds.Due)
            .Select(change => (change.Title is not null, change.Before, change.After));

    [Fact]
    public void A_student_or_a_part_that_comes_or_goes_is_told()
    {
        VerdictDiff.Between(null, null).Should().BeEmpty();
        VerdictDiff.Between(null, Good).Should().Contain(new VerdictChange(null, "points", null, "20"));
        VerdictDiff.Between(Good, null).Should().Contain(new VerdictChange("report", "state", "OnTime", null));
        VerdictDiff
            .Between(Good, Grade(CourseOf(Report, Video), File(Report, Due, Pdf(5))))
            .Should()
            .Contain(new VerdictChange("video", "state", null, "NotHandedIn"));
        VerdictDiff
            .Between(Good, null)
            .Should()
            .Contain(new VerdictChange("report", RuleIds.Pages, "Satisfied −0", null, new Text("쪽수", "Pages")));
    }
}

using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading.Rules;

public sealed class PdfRulesTests
{
    private static readonly PdfPart WithSections = Report with { Sections = [Section.Algorithm, Section.DataSource] };

    [Theory]
    [InlineData(5, Outcome.Satisfied, 0)]
    [InlineData(6, Outcome.Violated, 2)]
    [InlineData(9, Outcome.Violated, 8)]
    public void Each_page_over_the_limit_costs_points(int pages, Outcome outcome, int deduction)
    {
        var finding = GradeOne(Report, File(Report, Due, Pdf(pages))).Of(RuleIds.Pages);
        finding.Outcome.Should().Be(outcome);
        finding.Deduction.Should().Be(deduction);
        finding.Measured.Ko.Should().Be($"{pages}쪽");
        finding.Limit.Should().Be(new Text("5쪽 이하", "at most 5 pages"));
    }

    [Fact]
    public void Without_points_per_page_a_long_file_is_told_and_costs_nothing()
    {
        var part = Report with { PointsPerPageOver = 0 };
        var verdict = GradeOne(part, File(part, Due, Pdf(6)));
        verdict.Of(RuleIds.Pages).Outcome.Should().Be(Outcome.Violated);
        verdict.Points.Should().Be(20);
    }

    [Theory]
    [InlineData(0, Outcome.NeedsPerson)]
    [InlineData(1, Outcome.Satisfied)]
    public void Scans_without_any_text_need_a_person(int pagesWithText, Outcome outcome)
    {
        var verdict = Grade(CourseOf(Report), File(Report, Due, Pdf(4) with { PagesWithText = pagesWithText }));
        verdict.Parts[0].Of(RuleIds.PdfText).Outcome.Should().Be(outcome);
        verdict.NeedsPerson.Should().Be(outcome == Outcome.NeedsPerson);
        verdict.Points.Should().Be(20);
    }

    [Fact]
    public void A_missing_section_needs_a_person_and_never_costs_points()
    {
        var facts = Pdf(4) with { Sections = [new SectionFound(Section.Algorithm, 2, "2. 사용한 알고리즘")] };
        var part = GradeOne(WithSections, File(WithSections, Due, facts));
        part.Of("pdf.section.algorithm").Outcome.Should().Be(Outcome.Satisfied);
        part.Of("pdf.section.algorithm").Measured.Ko.Should().Be("2쪽 ‘2. 사용한 알고리즘’");
        part.Of("pdf.section.data-source").Outcome.Should().Be(Outcome.NeedsPerson);
        part.Points.Should().Be(20);
    }
}

using System.Text;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading.Rules;

public sealed class ZipRulesTests
{
    [Theory]
    [InlineData(true, Outcome.Satisfied, 20)]
    [InlineData(false, Outcome.Violated, 15)]
    public void Students_of_the_named_departments_must_use_Streamlit(bool used, Outcome outcome, int points)
    {
        var part = GradeOne(Source, File(Source, Due, Zip(used)));
        part.Of(RuleIds.Streamlit).Outcome.Should().Be(outcome);
        part.Points.Should().Be(points);
    }

    [Theory]
    [InlineData("컴퓨터공학과", true)]
    [InlineData(" computer engineering ", true)]
    [InlineData("Computer  Engineering", false)]
    [InlineData("산업디자인학과", false)]
    [InlineData("", false)]
    public void Departments_are_compared_without_case_and_outer_spaces(string department, bool required) =>
        FindingsOf(department).Any(finding => finding.Rule == RuleIds.Streamlit).Should().Be(required);

    [Fact]
    public void Departments_are_compared_in_composed_form() =>
        FindingsOf("컴퓨터공학과".Normalize(NormalizationForm.FormD))
            .Should()
            .Contain(finding => finding.Rule == RuleIds.Streamlit);

    [Fact]
    public void Where_Streamlit_was_found_is_told() =>
        GradeOne(Source, File(Source, Due, Zip(streamlit: true)))
            .Of(RuleIds.Streamlit)
            .Measured.En.Should()
            .Be("used (app.py:1)");

    [Fact]
    public void An_archive_without_source_needs_a_person() =>
        GradeOne(Source, File(Source, Due, Zip(streamlit: true) with { Languages = [] }))
            .Of(RuleIds.SourcePresent)
            .Outcome.Should()
            .Be(Outcome.NeedsPerson);

    [Fact]
    public void What_was_not_opened_needs_a_person_and_is_named()
    {
        var usual = Zip(streamlit: true);
        ArchiveFinding(usual).Outcome.Should().Be(Outcome.Satisfied);
        ZipFacts[] unusual =
        [
            usual with
            {
                UnsafeNames = ["../evil.py"],
            },
            usual with
            {
                NestedArchives = ["inner.zip"],
            },
            usual with
            {
                EncryptedEntries = ["secret.py"],
            },
        ];
        string[] names = ["../evil.py", "inner.zip", "secret.py"];
        foreach (var (facts, name) in unusual.Zip(names))
        {
            ArchiveFinding(facts).Outcome.Should().Be(Outcome.NeedsPerson);
            ArchiveFinding(facts).Measured.Ko.Should().Contain(name);
        }
    }

    private static Finding ArchiveFinding(ZipFacts facts) =>
        GradeOne(Source, File(Source, Due, facts)).Of(RuleIds.SourceArchive);

    private static IReadOnlyList<Finding> FindingsOf(string department) =>
        Grader
            .Grade(
                CourseOf(Source),
                new StudentRecord
                {
                    Student = Student with { Department = department },
                    Evidence = [File(Source, Due, Zip(streamlit: false))],
                }
            )
            .Parts[0]
            .Findings;
}

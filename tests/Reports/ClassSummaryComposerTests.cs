using CourseAI.Core.Courses;

namespace CourseAI.Reports.Tests;

public sealed class ClassSummaryComposerTests
{
    [Fact]
    public void Every_student_stands_in_the_table_on_pages_with_headers()
    {
        var best = Students.Best();
        var rows = Enumerable
            .Range(0, 120)
            .Select(i => new ClassRow(
                new RosterEntry($"2024{i:0000}", $"학생{i:000}", "", "컴퓨터공학과", []),
                i % 7 == 0 ? null : best.Verdict
            ))
            .Append(new ClassRow(Students.Worst().Student, Students.Worst().Verdict))
            .ToArray();
        var report = ClassSummaryComposer.Compose(
            new ClassSummaryInput
            {
                Course = Samples.Course,
                Students = rows,
                AppVersion = "0.1.0",
            }
        );
        var pdf = Rendered.Bytes(report);
        File.WriteAllBytes(
            Path.Combine(
                Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "rendered")).FullName,
                "class.pdf"
            ),
            pdf
        );
        var pages = Rendered.Pages(pdf);
        pages.Should().HaveCountGreaterThan(2).And.OnlyContain(page => page.Contains("학번"));
        var all = string.Concat(pages);
        rows.Should().OnlyContain(row => all.Contains(row.Student.Id) && all.Contains(row.Student.Name));
        ModelText.Of(report).Should().Contain("121명").And.Contain("늦은 제출").And.Contain("미제출");
    }
}

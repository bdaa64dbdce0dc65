using System.Text;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Courses;
using NodaTime;

namespace CourseAI.Pipeline.Tests.Courses;

public sealed class GradebookFileTests
{
    private static readonly Course Course = new()
    {
        Id = "c",
        Title = Text.Same("c"),
        Version = new string('0', 64),
        TimeZone = DateTimeZone.Utc,
        Due = new LocalDateTime(2026, 12, 19, 15, 0),
        Parts = [],
    };

    [Fact]
    public void It_starts_with_the_mark_by_which_Excel_knows_Korean() =>
        Write(new RosterEntry("1", "홍길동", "", "AI", [])).Should().StartWith(Encoding.UTF8.GetPreamble());

    [Theory]
    [InlineData("=1+2")]
    [InlineData("+82-10")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void No_cell_is_a_formula(string name)
    {
        var line = Encoding.UTF8.GetString(Write(new RosterEntry("1", name, "", "AI", []))).Split("\r\n")[1];
        line.Split(',')[1].TrimStart('"').Should().StartWith("'");
    }

    private static byte[] Write(RosterEntry student) => GradebookFile.Write(Course, [(student, null)]);
}

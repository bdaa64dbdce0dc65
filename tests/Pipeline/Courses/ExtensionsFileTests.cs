using System.Text;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Pipeline.Courses;
using NodaTime;

namespace CourseAI.Pipeline.Tests.Courses;

public sealed class ExtensionsFileTests
{
    private static readonly Course Course = new()
    {
        Id = "c",
        Title = Text.Same("c"),
        Version = new string('0', 64),
        TimeZone = DateTimeZone.Utc,
        Due = new LocalDateTime(2026, 12, 19, 15, 0),
        Parts =
        [
            new PdfPart
            {
                Id = "report",
                Title = Text.Same("r"),
                Points = 1,
                MaxBytes = 1,
                MaxPages = 5,
            },
        ],
    };

    private static readonly RosterEntry[] Roster = [new("1", "Kim", "", "AI", ["evening"])];

    [Theory]
    [InlineData("2026-12-21T15:00")]
    [InlineData("2026-12-21 15:00")]
    [InlineData("2026-12-21T15:00:00")]
    public void An_extension_names_a_student_or_a_label_and_a_local_time(string due)
    {
        var (extensions, faults) = Read($"1,report,{due},ill\nevening,,{due},class\n");
        faults.Should().BeEmpty();
        extensions
            .Should()
            .Equal(
                new Extension("1", "report", new LocalDateTime(2026, 12, 21, 15, 0), "ill"),
                new Extension("evening", null, new LocalDateTime(2026, 12, 21, 15, 0), "class")
            );
    }

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Read("2,video,tomorrow,\n")
            .Faults.Select(fault => fault.Where)
            .Should()
            .Equal("line 2, student", "line 2, part", "line 2, due");

    [Theory]
    [InlineData("9999-12-31T23:59")]
    [InlineData("-9998-01-01T00:00:00")]
    [InlineData("1999-12-31T23:59")]
    public void A_year_that_no_course_has_is_a_fault_and_never_reaches_the_arithmetic_of_dates(string due) =>
        Read($"1,,{due},\n").Faults.Select(fault => fault.Where).Should().Equal("line 2, due");

    private static (IReadOnlyList<Extension> Extensions, IReadOnlyList<CourseAI.Pipeline.Wire.Fault> Faults) Read(
        string rows
    ) => ExtensionsFile.Read(Encoding.UTF8.GetBytes($"student,part,due,reason\n{rows}"), Course, Roster);
}

using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

public sealed class LatenessTests
{
    public static TheoryData<Duration, int> Times =>
        new()
        {
            { Duration.FromDays(-9), 0 },
            { Duration.Zero, 0 },
            { Tick, 10 },
            { Duration.FromDays(1), 10 },
            { Duration.FromDays(1) + Tick, 30 },
            { Duration.FromDays(3), 30 },
            { Duration.FromDays(3) + Tick, 100 },
        };

    [Theory]
    [MemberData(nameof(Times))]
    public void The_last_step_exceeded_applies(Duration past, int percent) =>
        PercentAt(Due + past).Should().Be(percent);

    [Fact]
    public void Before_the_first_step_lateness_costs_nothing()
    {
        var course = CourseOf(Report) with { Late = [new LateStep(Duration.FromMinutes(5), 10)] };
        PercentAt(Due + Duration.FromMinutes(5), course).Should().Be(0);
        PercentAt(Due + Duration.FromMinutes(5) + Tick, course).Should().Be(10);
    }

    [Fact]
    public void An_extension_moves_the_whole_curve()
    {
        var course = CourseOf(Report);
        Extension extension = new(Student.Id, null, Due.InUtc().LocalDateTime.PlusDays(1), "");
        var due = Deadline.For(course, Report, Student, [extension]);
        Lateness.Of(course, due, Due + Duration.FromDays(1)).Percent.Should().Be(0);
        Lateness.Of(course, due, Due + Duration.FromDays(1) + Tick).Percent.Should().Be(10);
        Lateness.Of(course, due, CutOff + Duration.FromDays(1)).Percent.Should().Be(30);
        Lateness.Of(course, due, CutOff + Duration.FromDays(1) + Tick).IsAfterCutOff.Should().BeTrue();
    }

    private static decimal PercentAt(Instant counted, Course? course = null)
    {
        course ??= CourseOf(Report);
        return Lateness.Of(course, Deadline.For(course, Report, Student, []), counted).Percent;
    }
}

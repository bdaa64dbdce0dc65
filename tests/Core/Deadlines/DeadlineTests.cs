using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly LocalDateTime Noon = Due.InUtc().LocalDateTime;

    [Theory]
    // Doubled: the clock showed 02:30 twice; the later one is in winter time.
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T01:30:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T06:30:00Z")]
    // Skipped: no clock showed 02:30; it is moved on by the hour that was skipped.
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z")]
    // Plain.
    [InlineData("Asia/Seoul", "2026-12-19T15:00", "2026-12-19T06:00:00Z")]
    public void A_local_due_date_becomes_the_later_instant(string zone, string local, string expected) =>
        Deadline
            .ToInstant(
                NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value,
                DateTimeZoneProviders.Tzdb[zone]
            )
            .Should()
            .Be(At(expected));

    [Fact]
    public void A_part_without_a_due_date_has_the_courses()
    {
        var due = For([]);
        due.Should().Be(new DueTime(Due, CutOff, Extended: false, Extension: null));
    }

    [Fact]
    public void A_parts_own_due_date_comes_before_the_courses() =>
        Deadline
            .For(CourseOf(Report), Report with { Due = Noon.PlusDays(-7) }, Student, [])
            .Due.Should()
            .Be(Due - Duration.FromDays(7));

    [Fact]
    public void On_time_means_up_to_and_with_the_due_instant()
    {
        var due = For([]);
        due.IsOnTime(Due).Should().BeTrue();
        due.IsOnTime(Due + Tick).Should().BeFalse();
        due.IsAfterCutOff(CutOff).Should().BeFalse();
        due.IsAfterCutOff(CutOff + Tick).Should().BeTrue();
    }

    [Fact]
    public void Without_a_cut_off_nothing_is_after_it() =>
        Deadline
            .For(CourseOf(Report) with { CutOff = null }, Report, Student, [])
            .IsAfterCutOff(At("2999-01-01T00:00:00Z"))
            .Should()
            .BeFalse();

    [Fact]
    public void An_extension_moves_the_cut_off_by_as_much_as_the_due_date()
    {
        var due = For([new Extension(Student.Id, "report", Noon.PlusHours(36), "병가")]);
        due.Extended.Should().BeTrue();
        due.Due.Should().Be(Due + Duration.FromHours(36));
        due.CutOff.Should().Be(CutOff + Duration.FromHours(36));
    }

    [Fact]
    public void The_latest_of_several_extensions_counts() =>
        For([
            new Extension(Student.Id, null, Noon.PlusHours(1), ""),
            new Extension(Student.Id, "report", Noon.PlusHours(3), ""),
            new Extension(Student.Id, "report", Noon.PlusHours(2), ""),
        ])
            .Due.Should()
            .Be(Due + Duration.FromHours(3));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void An_extension_never_makes_a_due_date_earlier(int hours) =>
        For([new Extension(Student.Id, null, Noon.PlusHours(hours), "")])
            .Should()
            .Be(new DueTime(Due, CutOff, Extended: false, Extension: null));

    [Theory]
    [InlineData("20261234", true)]
    [InlineData(" 20261234 ", true)]
    [InlineData("20261235", false)]
    [InlineData("night class", true)]
    [InlineData("NIGHT CLASS", true)]
    [InlineData("야간반", true)]
    [InlineData("야간", false)]
    public void An_extension_names_a_student_or_a_label(string target, bool applies) =>
        For([new Extension(target, null, Noon.PlusHours(1), "")]).Extended.Should().Be(applies);

    [Fact]
    public void Labels_are_compared_in_composed_form() =>
        For([new Extension("야간반".Normalize(System.Text.NormalizationForm.FormD), null, Noon.PlusHours(1), "")])
            .Extended.Should()
            .BeTrue();

    [Fact]
    public void An_extension_of_another_part_changes_nothing() =>
        For([new Extension(Student.Id, "video", Noon.PlusHours(1), "")]).Extended.Should().BeFalse();

    private static DueTime For(IReadOnlyList<Extension> extensions) =>
        Deadline.For(CourseOf(Report), Report, Student with { Labels = ["Night Class", "야간반"] }, extensions);
}

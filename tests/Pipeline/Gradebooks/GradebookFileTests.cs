using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Gradebooks;
using NodaTime;

namespace CourseAI.Pipeline.Tests.Gradebooks;

public sealed class GradebookFileTests
{
    /// <summary>Proposal and report come by hand-in and by score; the sample course has more.</summary>
    private static readonly Course Course = Reduced(CourseReader.Read(CourseUnderTest.SampleCourse()).Course!);

    private static readonly RosterEntry Kim = new("20260001", "김민준", "kim@univ.example", "컴퓨터공학과", []);
    private static readonly RosterEntry Evil = new("20260002", "=1+2", "", "@SUM(A1)", []);

    [Theory]
    [InlineData(GradebookProfile.Spreadsheet)]
    [InlineData(GradebookProfile.Moodle)]
    [InlineData(GradebookProfile.Canvas)]
    public void It_starts_with_the_mark_by_which_Excel_knows_Korean(GradebookProfile profile) =>
        GradebookFile.Write(Course, [(Kim, null)], profile).Should().StartWith(Encoding.UTF8.GetPreamble());

    [Fact]
    public void For_people_it_has_points_states_and_lateness() =>
        Lines(GradebookProfile.Spreadsheet)
            .Should()
            .Equal(
                "id,name,email,department,proposal (10),proposal state,proposal late %,report (40),report state,report late %,total,needs a person",
                "20260001,김민준,kim@univ.example,컴퓨터공학과,0,NotHandedIn,0,0,NotHandedIn,0,0,",
                "20260002,'=1+2,,'@SUM(A1),,,,,,,,"
            );

    [Fact]
    public void For_Moodle_it_has_who_and_points_and_a_dash_for_no_grade() =>
        Lines(GradebookProfile.Moodle)
            .Should()
            .Equal(
                "ID number,Name,Email address,proposal,report,total",
                "20260001,김민준,kim@univ.example,0,0,0",
                "20260002,'=1+2,no e-mail of 20260002,-,-,-"
            );

    [Fact]
    public void For_Moodle_there_is_no_total_while_a_part_is_to_be_marked()
    {
        var verdict = Grader.Grade(Course, new StudentRecord { Student = Kim });
        verdict = verdict with
        {
            Parts = [verdict.Parts[0] with { Points = 10 }, verdict.Parts[1] with { Points = null }],
        };
        Lines(GradebookProfile.Moodle, (Kim, verdict))[1].Should().Be("20260001,김민준,kim@univ.example,10,-,-");
    }

    [Fact]
    public void For_Canvas_it_has_the_five_columns_the_points_possible_and_no_total() =>
        Lines(GradebookProfile.Canvas)
            .Should()
            .Equal(
                "Student,ID,SIS User ID,SIS Login ID,Section,proposal,report",
                "Points Possible,,,,,10,40",
                "김민준,,20260001,kim@univ.example,,0,0",
                "'=1+2,,20260002,,,,"
            );

    [Fact]
    public void Points_are_those_of_the_verdict_in_every_profile()
    {
        var score = new Score("report", 31.5m, "", "prof", Instant.FromUtc(2026, 12, 21, 1, 0));
        var handedIn = new Decision(
            RuleIds.HandedIn,
            "report",
            true,
            0,
            "",
            "prof",
            Instant.FromUtc(2026, 12, 21, 0, 0)
        );
        var record = new StudentRecord
        {
            Student = Kim,
            Scores = [score],
            Decisions = [handedIn],
        };
        var verdict = Grader.Grade(Course, record);
        verdict.Points.Should().Be(31.5m);
        foreach (var profile in Enum.GetValues<GradebookProfile>())
            Lines(profile, (Kim, verdict))[^1].Should().Contain(",31.5", profile.ToString());
    }

    private static string[] Lines(GradebookProfile profile) =>
        Lines(profile, (Kim, Grader.Grade(Course, new StudentRecord { Student = Kim })), (Evil, null));

    private static string[] Lines(GradebookProfile profile, params (RosterEntry, Verdict?)[] rows) =>
        Encoding
            .UTF8.GetString(GradebookFile.Write(Course, rows, profile).AsSpan(Encoding.UTF8.Preamble.Length))
            .TrimEnd()
            .Split("\r\n");

    private static Course Reduced(Course course) =>
        course with
        {
            Parts = [.. course.Parts.Where(part => part.Id is "proposal" or "report")],
        };
}

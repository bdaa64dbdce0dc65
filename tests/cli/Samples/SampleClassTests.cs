using System.Reflection;
using CourseAI.Cli.Samples;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Grading;
using CourseAI.Pipeline.Courses;
using NodaTime;

namespace CourseAI.Cli.Tests.Samples;

public sealed class SampleClassTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 30, 4, 5, 6);

    private readonly SampleClass _class = SampleClass.Read(Cli.Repository.SamplesFolder);

    private readonly Expectations _expectations = Expectations.Read(
        Path.Combine(Cli.Repository.SamplesFolder, "expected.csv")
    );

    private Course Moved => CourseReader.Read(_class.CourseDueAt(Due)).Course!;

    private IReadOnlyList<RosterEntry> Roster => RosterFile.Read(_class.Roster).Entries;

    [Fact]
    public void Everything_is_due_at_the_time_that_was_set()
    {
        foreach (var part in Moved.Parts)
            Deadline.For(Moved, part, Roster[0], []).Due.Should().Be(Due);
        Deadline.ToInstant(Moved.CutOff!.Value, Moved.TimeZone).Should().Be(Due + Duration.FromDays(3));
    }

    [Fact]
    public void Extensions_stay_as_far_behind_the_due_time_as_they_were()
    {
        var (extensions, faults) = ExtensionsFile.Read(_class.ExtensionsDueAt(Due), Moved, Roster);
        faults.Should().BeEmpty();
        extensions
            .Select(extension => Deadline.ToInstant(extension.Due, Moved.TimeZone) - Due)
            .Should()
            .Equal(Duration.FromDays(1), Duration.FromDays(2));
    }

    [Fact]
    public void Roster_and_extensions_are_without_fault()
    {
        RosterFile.Read(_class.Roster).Faults.Should().BeEmpty();
        ExtensionsFile
            .Read(
                File.ReadAllBytes(Path.Combine(Cli.Repository.SamplesFolder, "extensions.csv")),
                CourseReader.Read(File.ReadAllBytes(Path.Combine(Cli.Repository.SamplesFolder, "course.json"))).Course!,
                Roster
            )
            .Faults.Should()
            .BeEmpty();
    }

    [Fact]
    public void Every_file_that_is_handed_in_exists() =>
        _class.Submissions.Select(_class.PathOf).Should().OnlyContain(path => File.Exists(path));

    [Fact]
    public void Whatever_is_handed_in_is_expected_to_come_to_something()
    {
        var withBytes = _class.Submissions.Where(submission => submission.When != When.DeclaredOnly);
        var places = withBytes.Select(submission => (submission.Student, submission.Part)).ToHashSet();
        _expectations.Lines.Select(line => (line.Student, line.Part)).ToHashSet().Should().BeEquivalentTo(places);
    }

    [Fact]
    public void Expected_rules_are_rules_and_expected_points_within_the_part()
    {
        var rules = typeof(RuleIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var line in _expectations.Lines.Where(line => line.State != Expected.Unrecognised))
        {
            rules.Should().Contain(line.Rule);
            var part = Moved.FindPart(line.Part)!;
            (line.Points ?? 0).Should().BeInRange(0, part.Points);
        }
    }

    [Fact]
    public void Every_door_and_every_time_is_shown()
    {
        _class.Submissions.Select(submission => submission.Door).Distinct().Should().HaveCount(3);
        _class.Submissions.Select(submission => submission.When).Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void Someone_hands_in_nothing() =>
        Roster.Select(student => student.Id).Should().Contain(id => _class.Submissions.All(s => s.Student != id));
}

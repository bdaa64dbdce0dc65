using System.Globalization;
using System.Text;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using NodaTime;
using static CourseAI.Core.Tests.TestData;

namespace CourseAI.Core.Tests.Grading;

/// <summary>The examples of docs/rules.md, with the first course.</summary>
public sealed class RulesPageTests
{
    private static readonly string[] Page = Encoding.UTF8.GetString(RepositoryFile("docs/rules.md")).Split('\n');
    private static readonly Course TheCourse = CourseReader.Read(RepositoryFile("samples/course.json")).Course!;

    public static TheoryData<string, string, string, string> Points =>
        [.. Table("| base | deductions | late percent | points |").Select(row => (row[0], row[1], row[2], row[3]))];

    public static TheoryData<string, string, string> Videos =>
        [.. Table("| counted at (UTC) | seconds | points |").Select(row => (row[0], row[1], row[2]))];

    public static TheoryData<string, string, string> Deductions =>
        [.. Table("| part | measured | deduction |").Select(row => (row[0], row[1], row[2]))];

    [Theory]
    [MemberData(nameof(Points))]
    public void Points_are_as_the_page_says(string @base, string deduction, string percent, string points) =>
        PointsArithmetic.Earned(Number(@base), Number(deduction), Number(percent)).Should().Be(Number(points));

    [Theory]
    [MemberData(nameof(Videos))]
    public void A_video_earns_what_the_page_says(string countedAt, string seconds, string points) =>
        Graded("video", At(countedAt), Clip(Number(seconds))).Points.Should().Be(Number(points));

    [Theory]
    [MemberData(nameof(Deductions))]
    public void A_file_costs_what_the_page_says(string part, string measured, string deduction) =>
        Graded(part, At("2026-12-01T00:00:00Z"), part == "video" ? Clip(Number(measured)) : Pdf((int)Number(measured)))
            .Deduction.Should()
            .Be(Number(deduction));

    [Fact]
    public void Every_rule_stands_on_the_page()
    {
        var rules = typeof(RuleIds)
            .GetFields()
            .Where(field => field.IsLiteral && field.Name != nameof(RuleIds.SectionPrefix))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(Enum.GetValues<Section>().Select(RuleIds.Of));
        var table = Table("| rule | of | satisfied | otherwise | deduction |").Select(row => row[0]);
        string.Join(", ", table).Replace("`", "", StringComparison.Ordinal).Split(", ").Should().BeEquivalentTo(rules);
    }

    private static PartVerdict Graded(string partId, Instant at, Facts facts)
    {
        var evidence = File(TheCourse.FindPart(partId)!, at, facts);
        return Grade(TheCourse, evidence).Parts.Single(part => part.PartId == partId);
    }

    private static List<string[]> Table(string head)
    {
        var rows = Page.SkipWhile(line => line != head)
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        return rows.Count > 0 ? rows : throw new InvalidOperationException($"docs/rules.md has no table {head}");
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

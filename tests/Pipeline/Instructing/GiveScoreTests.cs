using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Instructing;

public sealed class GiveScoreTests(AzuriteAccounts accounts)
{
    private static readonly ScoreRequest Good = new("report", 31.5m, "명확한 비교");

    [Fact]
    public async Task A_dry_run_tells_what_would_change_and_writes_nothing()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/report-3-pages.pdf");
        var before = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);

        var change = await GiveAsync(course, Good, dryRun: true);

        change.Applied.Should().BeFalse();
        change.Score.Points.Should().Be(31.5m);
        change.Difference!.After.Should().Be(change.Difference.Before + 31.5m);
        change
            .Difference.Changes.Should()
            .Contain(one =>
                one.PartId == "report" && one.What == "points" && one.Before == null && one.After == "31.5"
            );
        var after = await course.NothingShouldHaveHappenedSinceAsync(before);
        after.Scores.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_dry_run_told_is_what_happens()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/report-3-pages.pdf");
        var told = await GiveAsync(course, Good, dryRun: true);

        var change = await GiveAsync(course, Good, dryRun: false);

        change.Applied.Should().BeTrue();
        change.Difference.Should().BeEquivalentTo(told.Difference);
        var file = await course.Get<StudentDetail>().RunAsync(CourseUnderTest.Student, default);
        file.Verdict.Points.Should().Be(told.Difference!.After);
        file.Scores.Should().ContainSingle().Which.Should().Be(change.Score);
        file.Ledger[^1].Kind.Should().Be(LedgerKinds.Scored);
        (await course.MakeRequestedReportsAsync()).Should().Be(1);
    }

    [Fact]
    public async Task The_same_points_again_change_no_verdict_and_say_so()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/report-3-pages.pdf");
        await GiveAsync(course, Good, dryRun: false);

        (await GiveAsync(course, Good with { Comment = "다시 읽음" }, dryRun: false)).Difference.Should().BeNull();
    }

    [Theory]
    [InlineData("report", 40.01, 0, "points")]
    [InlineData("report", -1, 0, "points")]
    [InlineData("poster", 1, 0, "unknown-part")]
    [InlineData("report", 1, 4_001, "comment")]
    public async Task What_would_be_refused_is_refused_by_the_dry_run_too(
        string part,
        double points,
        int commentLength,
        string code
    )
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var request = new ScoreRequest(part, (decimal)points, new string('a', commentLength));
        foreach (var dryRun in (bool[])[true, false])
        {
            var refusal = await FluentActions
                .Awaiting(() => GiveAsync(course, request, dryRun))
                .Should()
                .ThrowAsync<RefusalException>();
            refusal.Which.Code.Should().Be(code);
        }
    }

    private static Task<ScoreChange> GiveAsync(CourseUnderTest course, ScoreRequest request, bool dryRun) =>
        course.Get<GiveScore>().RunAsync(Caller.Instructor("prof"), CourseUnderTest.Student, request, dryRun, default);
}

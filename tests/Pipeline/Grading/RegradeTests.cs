using System.Text;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Storage;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Grading;

public sealed class RegradeTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task A_changed_course_changes_verdicts_once_and_says_so_in_the_ledger()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("proposal", "pdf/proposal-1-page.pdf");
        var before = (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Verdict!.Verdict;

        await course.PutAsync(CourseFiles.Course, WorthTwenty());
        var regrade = course.Get<Regrade>();
        var differences = await regrade.RunAsync("the proposal is worth 20");
        await course.MakeRequestedReportsAsync();

        var difference = differences.Single(one => one.StudentId == CourseUnderTest.Student);
        difference.Before.Should().Be(before.Points);
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Verdict!.Verdict.CourseVersion.Should().NotBe(before.CourseVersion);
        rows.Verdict.Verdict.MaxPoints.Should().Be(before.MaxPoints + 10);
        rows.Ledger.Where(entry => entry.Kind == LedgerKinds.Regraded)
            .Should()
            .ContainSingle()
            .Which.Detail["reason"]
            .Should()
            .Be("the proposal is worth 20");
        LedgerChain.Verify(rows.Ledger).Holds.Should().BeTrue();

        (await regrade.RunAsync("again")).Should().BeEmpty();
        (await course.MakeRequestedReportsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Changing_back_is_a_change_of_its_own()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("proposal", "pdf/proposal-1-page.pdf");
        foreach (var content in (byte[][])[WorthTwenty(), CourseUnderTest.SampleCourse(), WorthTwenty()])
        {
            await course.PutAsync(CourseFiles.Course, content);
            await course.Get<Regrade>().RunAsync("to and fro");
            await course.MakeRequestedReportsAsync();
        }

        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Ledger.Count(entry => entry.Kind == LedgerKinds.Regraded).Should().Be(3);
    }

    [Fact]
    public async Task A_preview_writes_nothing()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("proposal", "pdf/proposal-1-page.pdf");
        var ledger = (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Ledger;
        var book = course.Get<CourseBook>();
        var rules = await book.ReadAsync();
        var part = rules.Course.Parts[0] with { Points = 20 };
        var changed = rules with { Course = rules.Course with { Parts = [part, .. rules.Course.Parts.Skip(1)] } };

        (await course.Get<Regrade>().PreviewAsync(changed)).Should().ContainSingle();

        (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Ledger.Should().HaveCount(ledger.Count);
        (await course.MakeRequestedReportsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Who_has_no_verdict_yet_is_shown_by_a_dry_run_and_gets_one_by_a_run()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("proposal", "pdf/proposal-1-page.pdf");
        var regrade = course.Get<Regrade>();

        var tried = await regrade.RunAsync("tried", dryRun: true);
        tried
            .Select(difference => (difference.StudentId, difference.Before, difference.After))
            .Should()
            .Equal(("20260002", null, 0m));
        (await course.MakeRequestedReportsAsync()).Should().Be(0);

        (await regrade.RunAsync("applied")).Should().BeEquivalentTo(tried);
        (await course.MakeRequestedReportsAsync()).Should().Be(1);
        (await course.Storage.Students.ReadAsync("20260002")).Verdict!.Verdict.Points.Should().Be(0);
        (await regrade.RunAsync("again", dryRun: true)).Should().BeEmpty();
    }

    private static byte[] WorthTwenty()
    {
        var json = Encoding.UTF8.GetString(CourseUnderTest.SampleCourse());
        var changed = json.Replace(
            "\"points\": 10,\n      \"due\"",
            "\"points\": 20,\n      \"due\"",
            StringComparison.Ordinal
        );
        changed.Should().NotBe(json);
        return Encoding.UTF8.GetBytes(changed);
    }
}

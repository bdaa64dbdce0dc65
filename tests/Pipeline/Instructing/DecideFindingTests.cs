using CourseAI.Core.Grading;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Instructing;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Instructing;

public sealed class DecideFindingTests(AzuriteAccounts accounts)
{
    private static readonly DecisionRequest Scanned = new("report", Accepted: false, Deduction: 3, "스캔본");

    [Fact]
    public async Task A_dry_run_tells_what_would_change_and_writes_nothing()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/scan-2-pages.pdf");
        var before = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);

        var change = await DecideAsync(course, RuleIds.PdfText, Scanned, dryRun: true);

        change.Applied.Should().BeFalse();
        change.Decision.Rule.Should().Be(RuleIds.PdfText);
        change
            .Difference!.Changes.Should()
            .Contain(one => one.PartId == "report" && one.What == RuleIds.PdfText && one.After == "Violated −3");
        var after = await course.NothingShouldHaveHappenedSinceAsync(before);
        after.Decisions.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_dry_run_told_is_what_happens()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/scan-2-pages.pdf");
        var told = await DecideAsync(course, RuleIds.PdfText, Scanned, dryRun: true);

        var change = await DecideAsync(course, RuleIds.PdfText, Scanned, dryRun: false);

        change.Applied.Should().BeTrue();
        change.Difference.Should().BeEquivalentTo(told.Difference);
        var file = await course.Get<StudentDetail>().RunAsync(CourseUnderTest.Student, default);
        file.Decisions.Should().ContainSingle().Which.Should().Be(change.Decision);
        file.Ledger[^1].Kind.Should().Be(LedgerKinds.Decided);
        (await course.MakeRequestedReportsAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Accepting_what_is_satisfied_already_changes_no_verdict()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/report-3-pages.pdf");
        var accepted = new DecisionRequest("report", Accepted: true, Deduction: 0, "");

        (await DecideAsync(course, RuleIds.PdfText, accepted, dryRun: true)).Difference.Should().BeNull();
    }

    [Theory]
    [InlineData(RuleIds.PdfText, true, 1, "deduction")]
    [InlineData(RuleIds.PdfText, false, 40.01, "deduction")]
    [InlineData("pdf.colour", true, 0, "unknown-finding")]
    public async Task What_would_be_refused_is_refused_by_the_dry_run_too(
        string rule,
        bool accepted,
        double deduction,
        string code
    )
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.HandInAsync("report", "pdf/scan-2-pages.pdf");
        var request = new DecisionRequest("report", accepted, (decimal)deduction, "");
        foreach (var dryRun in (bool[])[true, false])
        {
            var refusal = await FluentActions
                .Awaiting(() => DecideAsync(course, rule, request, dryRun))
                .Should()
                .ThrowAsync<RefusalException>();
            refusal.Which.Code.Should().Be(code);
        }
    }

    private static Task<DecisionChange> DecideAsync(
        CourseUnderTest course,
        string rule,
        DecisionRequest request,
        bool dryRun
    ) =>
        course
            .Get<DecideFinding>()
            .RunAsync(Caller.Instructor("prof"), CourseUnderTest.Student, rule, request, dryRun, default);
}

using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Grading;
using CourseAI.Pipeline.Reporting;
using CourseAI.Storage;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Reporting;

public sealed class MakeReportTests(AzuriteAccounts accounts)
{
    private const string Blob = $"{CourseUnderTest.Student}/proposal/a.pdf";

    [Fact]
    public async Task Made_again_from_the_same_inputs_it_stays_as_it_is()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-1-page.pdf"));
        await course.Accept.RunAsync(Blob);

        (await course.Report.RunAsync(CourseUnderTest.Student)).Should().Be(ReportOutcome.Made);
        var first = await course.Storage.Reports.FindAsync(CourseUnderTest.Student);
        (await course.Report.RunAsync(CourseUnderTest.Student)).Should().Be(ReportOutcome.Fresh);
        (await course.Storage.Reports.FindAsync(CourseUnderTest.Student)).Should().Be(first);
    }

    [Fact]
    public async Task A_request_that_comes_before_the_evidence_is_answered_and_the_next_one_puts_it_right()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-1-page.pdf"));
        (await course.Report.RunAsync(CourseUnderTest.Student)).Should().Be(ReportOutcome.Made);

        await course.Accept.RunAsync(Blob);
        await course.MakeRequestedReportsAsync();

        await course.ShouldHoldOneAttemptAsync();
    }

    [Fact]
    public async Task The_wait_from_request_to_report_enters_the_estimate()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        (await course.Storage.Waiting.MedianWaitAsync()).Should().BeNull();
        await course.Get<RequestReport>().RunAsync(CourseUnderTest.Student);
        (await course.Storage.Waiting.ListAsync()).Should().ContainSingle();
        await course.MakeRequestedReportsAsync();

        (await course.Storage.Waiting.ListAsync()).Should().BeEmpty();
        (await course.Storage.Waiting.MedianWaitAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task Another_public_address_makes_every_report_stale_since_its_codes_lead_there()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var book = course.Get<CourseBook>();
        var rules = await book.ReadAsync();
        var here = course.Get<GradeStudent>();
        var there = new GradeStudent(course.Storage, book, new PublicAddress(new Uri("https://moved.example/")));

        var rows = new StudentRows(CourseUnderTest.Student);
        there.Grade(rules, rows)!.InputsHash.Should().NotBe(here.Grade(rules, rows)!.InputsHash);
        there.Grade(rules, rows)!.RulesHash.Should().Be(here.Grade(rules, rows)!.RulesHash, "no rule is another");
        there.HashOf(rules).Should().NotBe(here.HashOf(rules), "the sweep asks for all of them");
    }

    [Fact]
    public async Task What_is_written_before_a_stop_is_seen_to_wait_for_its_report()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var stopped = () =>
            course
                .Get<RequestReport>()
                .AfterAsync(CourseUnderTest.Student, () => throw new OperationCanceledException("stopped here"));

        await stopped.Should().ThrowAsync<OperationCanceledException>();

        (await course.Storage.Waiting.ListAsync())
            .Should()
            .ContainSingle(one => one.StudentId == CourseUnderTest.Student);
    }

    [Fact]
    public async Task Somebody_who_is_not_on_the_roster_gets_no_report()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        (await course.Report.RunAsync("20269999")).Should().Be(ReportOutcome.NotEnrolled);
        (await course.Storage.Reports.FindAsync("20269999")).Should().BeNull();
    }
}

using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using CourseAI.Core.Evidence;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Uploads;

public sealed class AcceptUploadTests(AzuriteAccounts accounts)
{
    private const string Blob = $"{CourseUnderTest.Student}/proposal/제안서.pdf";
    private static readonly byte[] OnePage = CourseUnderTest.Sample("pdf/proposal-1-page.pdf");
    private static readonly byte[] TwoPages = CourseUnderTest.Sample("pdf/proposal-2-pages.pdf");

    [Fact]
    public async Task An_upload_becomes_evidence_a_receipt_and_a_report()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var upload = await course.UploadAsync(Blob, OnePage);

        (await course.Accept.RunAsync(Blob)).Should().Be(UploadOutcome.Received);
        (await course.MakeRequestedReportsAsync()).Should().Be(1);

        var evidence = (await course.ShouldHoldOneAttemptAsync()).Evidence[0];
        evidence.Arrived.Should().Be(upload.Arrived);
        evidence.FileName.Should().Be("제안서.pdf");
        evidence.Facts.Should().BeOfType<PdfFacts>().Which.Pages.Should().Be(1);
    }

    [Fact]
    public async Task The_same_event_twenty_times_at_once_leaves_one_of_everything()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, OnePage);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => course.Accept.RunAsync(Blob)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => course.MakeRequestedReportsAsync()));

        outcomes.Should().AllBeEquivalentTo(UploadOutcome.Received);
        var rows = await course.ShouldHoldOneAttemptAsync();
        rows.Ledger.Should().ContainSingle();
    }

    [Fact]
    public async Task A_second_version_at_the_same_name_is_a_second_attempt()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, OnePage);
        await course.Accept.RunAsync(Blob);
        await course.UploadAsync(Blob, TwoPages);
        await course.Accept.RunAsync(Blob);
        await course.MakeRequestedReportsAsync();

        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Evidence.Select(one => ((PdfFacts)one.Facts).Pages).Should().BeEquivalentTo([1, 2]);
        rows.Ledger.Should().HaveCount(2);
        rows.Verdict!.LedgerLength.Should().Be(2);
    }

    [Fact]
    public async Task A_version_overwritten_before_its_copy_is_told_and_the_new_one_is_taken()
    {
        var overwrite = new BeforeFirstCopy();
        await using var course = await CourseUnderTest.StartAsync(accounts, overwrite);
        var first = await course.UploadAsync(Blob, OnePage);
        overwrite.Act = () => course.UploadAsync(Blob, TwoPages);

        (await course.Accept.RunAsync(Blob)).Should().Be(UploadOutcome.Received);
        await course.MakeRequestedReportsAsync();

        var rows = await course.ShouldHoldOneAttemptAsync();
        rows.Evidence[0].Facts.Should().BeOfType<PdfFacts>().Which.Pages.Should().Be(2);
        rows.Ledger[0].Kind.Should().Be(LedgerKinds.Overwritten);
        rows.Ledger[0].Subject.Should().Be(AttemptId.From(Blob, first.ETag));
        rows.Ledger[0].At.Should().Be(first.Arrived);
    }

    [Theory]
    [InlineData("20269999/proposal/a.pdf")]
    [InlineData("20260001/homework/a.pdf")]
    [InlineData("just-a-file.pdf")]
    [InlineData("20260001/proposal/~/a.pdf")]
    public async Task A_name_that_fits_nobody_is_kept_and_shown(string name)
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var upload = await course.UploadAsync(name, OnePage);

        (await course.Accept.RunAsync(name)).Should().Be(UploadOutcome.Unrecognised);

        var shown = (await course.Storage.Unrecognised.ListAsync()).Should().ContainSingle().Subject;
        shown.Name.Should().Be(name);
        shown.Arrived.Should().Be(upload.Arrived);
        (await course.Storage.Uploads.FindAsync(name)).Should().Be(upload);
    }

    [Fact]
    public async Task A_later_roster_picks_up_its_own()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, roster: null);
        await course.UploadAsync(Blob, OnePage);
        (await course.Accept.RunAsync(Blob)).Should().Be(UploadOutcome.Unrecognised);

        await course.PutAsync(CourseFiles.Roster, Encoding.UTF8.GetBytes(CourseUnderTest.Roster));
        (await course.Get<PickUpUnrecognised>().RunAsync()).Should().Be(1);
        await course.MakeRequestedReportsAsync();

        await course.ShouldHoldOneAttemptAsync();
        (await course.Storage.Unrecognised.ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_cannot_be_picked_up_keeps_no_other_waiting()
    {
        await using var course = await CourseUnderTest.StartAsync(
            accounts,
            roster: null,
            classify: (_, _) => throw new InvalidOperationException("the model is broken")
        );
        const string Picture = $"{CourseUnderTest.Student}/images/3.jpg";
        await course.UploadAsync(Picture, CourseUnderTest.Sample("images/photo-3.jpg"));
        await course.UploadAsync(Blob, OnePage);
        await course.Accept.RunAsync(Picture);
        await course.Accept.RunAsync(Blob);
        await course.PutAsync(CourseFiles.Roster, Encoding.UTF8.GetBytes(CourseUnderTest.Roster));

        (await course.Get<PickUpUnrecognised>().RunAsync()).Should().Be(1);

        (await course.Storage.Unrecognised.ListAsync()).Should().ContainSingle(left => left.Name == Picture);
    }

    [Fact]
    public async Task A_copy_that_storage_refuses_of_a_version_that_stands_is_a_failure_and_not_called_overwritten()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync(Blob, OnePage);
        await new BlobContainerClient(course.Connection, "archive").DeleteAsync();

        var accept = () => course.Accept.RunAsync(Blob);

        await accept.Should().ThrowAsync<InvalidDataException>();
        (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Ledger.Should().BeEmpty();
    }

    [Fact]
    public async Task The_instructors_word_gives_an_upload_to_a_student()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.UploadAsync("제안서 김민준.pdf", OnePage);
        await course.Accept.RunAsync("제안서 김민준.pdf");
        var id = (await course.Storage.Unrecognised.ListAsync())[0].Id;

        var pickUp = course.Get<PickUpUnrecognised>();
        (await pickUp.AssignAsync(id, "20269999", "proposal", "prof")).Should().BeFalse();
        (await pickUp.AssignAsync(id, CourseUnderTest.Student, "proposal", "prof")).Should().BeTrue();
        await course.MakeRequestedReportsAsync();

        var rows = await course.ShouldHoldOneAttemptAsync();
        rows.Evidence[0].FileName.Should().Be("제안서 김민준.pdf");
        rows.Ledger.Select(entry => entry.Kind).Should().Equal(LedgerKinds.Assigned, LedgerKinds.Received);
    }

    [Fact]
    public async Task Pictures_make_evidence_that_no_table_row_holds_and_are_graded_all_the_same()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        const string blob = $"{CourseUnderTest.Student}/images/digits.zip";
        await course.UploadAsync(blob, CourseUnderTest.Sample("images/digits.zip"));

        await course.Accept.RunAsync(blob);
        await course.MakeRequestedReportsAsync();

        var rows = await course.ShouldHoldOneAttemptAsync();
        rows.Evidence[0].Facts.Should().BeOfType<ImagesFacts>().Which.Images.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Without_a_readable_course_an_upload_waits_for_one()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.PutAsync(CourseFiles.Course, "{ not json"u8.ToArray());
        await course.UploadAsync(Blob, OnePage);
        (await course.Accept.RunAsync(Blob)).Should().Be(UploadOutcome.Unrecognised);

        await course.PutAsync(CourseFiles.Course, CourseUnderTest.SampleCourse());
        (await course.Get<PickUpUnrecognised>().RunAsync()).Should().Be(1);
    }

    [Fact]
    public async Task An_upload_that_is_gone_is_no_error()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        (await course.Accept.RunAsync(Blob)).Should().Be(UploadOutcome.Gone);
    }

    /// <summary>Does something once, between an upload's properties and its copy.</summary>
    private sealed class BeforeFirstCopy : HttpPipelinePolicy
    {
        private int _done;

        public Func<Task>? Act { get; set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var isCopy = message.Request.Headers.Contains("x-ms-copy-source");
            if (isCopy && Act is { } act && Interlocked.Exchange(ref _done, 1) == 0)
                await act();
            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("the pipeline is asynchronous throughout");
    }
}

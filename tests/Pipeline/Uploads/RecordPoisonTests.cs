using System.Text.Json;
using CourseAI.Core.Evidence;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage.Tests;

namespace CourseAI.Pipeline.Tests.Uploads;

public sealed class RecordPoisonTests(AzuriteAccounts accounts)
{
    private const string Blob = $"{CourseUnderTest.Student}/proposal/a.pdf";

    [Fact]
    public async Task An_upload_that_failed_every_time_is_shown_as_needing_attention()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var upload = await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-1-page.pdf"));
        var poison = course.Get<RecordPoison>();

        await poison.UploadAsync(Message(upload.ETag));
        await poison.UploadAsync(Message(upload.ETag));
        await course.MakeRequestedReportsAsync();

        var rows = await course.ShouldHoldOneAttemptAsync();
        rows.Evidence[0].Facts.Should().BeOfType<Uninspectable>().Which.Obstacle.Should().Be(Obstacle.InspectionFailed);
        rows.Ledger.Select(entry => entry.Kind).Should().Equal(LedgerKinds.NeedsAttention, LedgerKinds.Received);
        rows.Verdict!.Verdict.NeedsAttention.Should().BeTrue();
    }

    [Fact]
    public async Task Inspecting_again_puts_right_what_failed()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var upload = await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-1-page.pdf"));
        await course.Get<RecordPoison>().UploadAsync(Message(upload.ETag));

        var again = await course.Get<InspectAgain>().RunAsync(AttemptId.From(Blob, upload.ETag), "prof");
        await course.MakeRequestedReportsAsync();

        again!.Revision.Should().Be(2);
        again.Facts.Should().BeOfType<PdfFacts>();
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Evidence.Should().HaveCount(2);
        rows.Ledger[^1].Kind.Should().Be(LedgerKinds.InspectedAgain);
        rows.Verdict!.Verdict.NeedsAttention.Should().BeFalse();
    }

    [Fact]
    public async Task A_report_that_failed_every_time_stands_in_the_ledger()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.Get<RecordPoison>().ReportAsync(CourseUnderTest.Student);
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Ledger.Should().ContainSingle().Which.Kind.Should().Be(LedgerKinds.NeedsAttention);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"ContainerName":"other","BlobName":"a","ETag":"b"}""")]
    public async Task A_message_that_names_nothing_of_ours_changes_nothing(string body)
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.Get<RecordPoison>().UploadAsync(body);
        (await course.Storage.Unrecognised.ListAsync()).Should().BeEmpty();
    }

    /// <summary>As the Functions host writes it.</summary>
    private static string Message(string etag) =>
        JsonSerializer.Serialize(
            new
            {
                FunctionId = "Host.Functions.OnUpload",
                BlobType = "BlockBlob",
                ContainerName = "uploads",
                BlobName = Blob,
                ETag = $"\"{etag}\"",
            }
        );
}

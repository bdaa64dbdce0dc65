using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Ledgers;
using CourseAI.Pipeline.Sweeping;
using CourseAI.Pipeline.Uploads;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace CourseAI.Pipeline.Tests.Sweeping;

public sealed class SweepTests(AzuriteAccounts accounts)
{
    private const string Blob = $"{CourseUnderTest.Student}/proposal/a.pdf";
    private static readonly byte[] OnePage = CourseUnderTest.Sample("pdf/proposal-1-page.pdf");

    [Fact]
    public async Task It_finds_an_upload_whose_event_never_came()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await course.UploadAsync(Blob, OnePage);

        (await course.Sweep.RunAsync()).Uploads.Should().Be(1);
        await course.MakeRequestedReportsAsync();

        await course.ShouldHoldOneAttemptAsync();
    }

    [Fact]
    public async Task It_finds_an_archived_copy_whose_upload_was_overwritten_before_it_was_inspected()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        var first = await course.UploadAsync(Blob, OnePage);
        var attemptId = AttemptId.From(Blob, first.ETag);
        var name = ArchiveName.For(CourseUnderTest.Student, "proposal", attemptId, "a.pdf");
        await course.Storage.Archive.StartCopyAsync(first, name);
        await course.UploadAsync(Blob, CourseUnderTest.Sample("pdf/proposal-2-pages.pdf"));

        (await course.Sweep.RunAsync()).Copies.Should().Be(1);

        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Evidence.Should().HaveCount(2);
        rows.Evidence.Should().ContainSingle(one => one.AttemptId == attemptId && one.Arrived == first.Arrived);
    }

    [Fact]
    public async Task With_nothing_to_do_it_looks_at_no_upload_again()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await course.UploadAsync(Blob, OnePage);
        await course.Sweep.RunAsync();
        await course.MakeRequestedReportsAsync();

        var second = await course.Sweep.RunAsync();
        second.Should().Be(second with { Uploads = 0, Copies = 0, PickedUp = 0, Lapsed = 0, AskedAgain = 0 });
        (await course.MakeRequestedReportsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_limit_is_kept_and_the_next_runs_go_on_to_the_end()
    {
        var limits = CourseUnderTest.NoGrace with { UploadsPerRun = 1 };
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later(), limits: limits);
        // Three different seconds: storage's times are no finer.
        for (var i = 0; i < 3; i++)
        {
            var upload = await course.UploadAsync($"{CourseUnderTest.Student}/proposal/{i}.pdf", OnePage);
            await UntilStoragesClockIsPastAsync(course, upload.Arrived);
        }

        var first = await course.Sweep.RunAsync();
        first.Complete.Should().BeFalse();
        for (var runs = 0; runs < 9 && !(await course.Sweep.RunAsync()).Complete; runs++) { }

        (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Evidence.Should().HaveCount(3);
    }

    [Fact]
    public async Task What_fails_for_an_hour_is_shown_as_needing_attention_and_holds_up_nothing()
    {
        await using var course = await CourseUnderTest.StartAsync(
            accounts,
            time: Later(),
            classify: (_, _) => throw new InvalidOperationException("the model is broken")
        );
        await course.UploadAsync(
            $"{CourseUnderTest.Student}/images/3.jpg",
            CourseUnderTest.Sample("images/photo-3.jpg")
        );
        await course.UploadAsync(Blob, OnePage);

        var swept = await course.Sweep.RunAsync();

        swept.Unsettled.Should().Be(0);
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Evidence.Should().ContainSingle(one => one.Facts is PdfFacts);
        rows.Evidence.Should()
            .ContainSingle(one => one.Facts is Uninspectable)
            .Which.Facts.Should()
            .BeEquivalentTo(new { Obstacle = Obstacle.InspectionFailed });
        rows.Ledger.Should().Contain(entry => entry.Kind == LedgerKinds.NeedsAttention);
    }

    [Fact]
    public async Task A_copy_that_does_not_end_for_an_hour_is_shown_and_holds_up_nothing()
    {
        var time = Later();
        await using var course = await CourseUnderTest.StartAsync(accounts, new UnendingCopies(), time);
        await course.UploadAsync(Blob, OnePage);

        var sweep = course.Sweep.RunAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!sweep.IsCompleted && await timer.WaitForNextTickAsync())
            time.Advance(TimeSpan.FromSeconds(10));

        (await sweep).Unsettled.Should().Be(0);
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Ledger.Should().ContainSingle(entry => entry.Kind == LedgerKinds.NeedsAttention);
    }

    [Fact]
    public async Task A_lost_request_is_sent_again()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await course.Sweep.RunAsync();
        await course.MakeRequestedReportsAsync();
        var since = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        await course.Storage.Waiting.AddAsync(CourseUnderTest.Student, since);

        (await course.Sweep.RunAsync()).AskedAgain.Should().Be(1);
        (await course.MakeRequestedReportsAsync()).Should().Be(1);
        (await course.Storage.Waiting.ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_declaration_whose_file_never_came_lapses_once()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await DeclareAsync(course, "u1", OnePage);

        (await course.Sweep.RunAsync()).Lapsed.Should().Be(1);
        (await course.Sweep.RunAsync()).Lapsed.Should().Be(0);

        var ledger = (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Ledger;
        ledger.Select(entry => entry.Kind).Should().Equal(LedgerKinds.Declared, LedgerKinds.DeclarationLapsed);
        await course.MakeRequestedReportsAsync();
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);
        rows.Verdict!.LedgerLength.Should().Be(rows.Ledger.Count, "the report is made again from what lapsed");
    }

    [Fact]
    public async Task A_declaration_that_lost_its_ledger_entry_gets_the_very_entry_that_declaring_writes()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await DeclareAsync(course, "u1", OnePage);
        await course.Sweep.RunAsync();
        var rows = await course.Storage.Students.ReadAsync(CourseUnderTest.Student);

        var direct = await course.Storage.Students.AppendAsync(
            CourseUnderTest.Student,
            LedgerDrafts.Declared(rows.Declarations.Single())
        );

        direct.New.Should().BeFalse();
        CoreJson
            .Serialize(rows.Ledger[0])
            .Should()
            .Equal(
                CoreJson.Serialize(
                    LedgerChain.Append(
                        CourseUnderTest.Student,
                        null,
                        LedgerKinds.Declared,
                        "u1",
                        rows.Declarations.Single().At,
                        LedgerDrafts.Declared(rows.Declarations.Single()).Detail
                    )
                )
            );
    }

    [Fact]
    public async Task A_declaration_whose_file_came_does_not_lapse()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await DeclareAsync(course, "u1", OnePage);
        await course.UploadAsync($"{CourseUnderTest.Student}/proposal/~u1/a.pdf", OnePage);

        (await course.Sweep.RunAsync()).Lapsed.Should().Be(0);
    }

    [Fact]
    public async Task Rules_put_by_the_storage_portal_regrade_the_class()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts, time: Later());
        await course.UploadAsync(Blob, OnePage);
        await course.Sweep.RunAsync();
        await course.MakeRequestedReportsAsync();

        var roster = CourseUnderTest.Roster.Replace("김민준", "김민준B", StringComparison.Ordinal);
        await course.PutAsync(CourseFiles.Roster, System.Text.Encoding.UTF8.GetBytes(roster));
        await course.Sweep.RunAsync();
        (await course.MakeRequestedReportsAsync()).Should().Be(1);

        var ledger = (await course.Storage.Students.ReadAsync(CourseUnderTest.Student)).Ledger;
        ledger[^1].Kind.Should().Be(LedgerKinds.Regraded);
    }

    /// <summary>Writes until storage gives a later second.</summary>
    private static async Task UntilStoragesClockIsPastAsync(CourseUnderTest course, Instant second)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await course.UploadAsync("clock", [])).Arrived <= second)
            await timer.WaitForNextTickAsync();
    }

    private static async Task DeclareAsync(CourseUnderTest course, string uploadId, byte[] content)
    {
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        var lapses = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + Duration.FromHours(2);
        await course.Storage.OpenDeclarations.PutAsync(CourseUnderTest.Student, uploadId, lapses);
        await course.Storage.Students.DeclareAsync(
            CourseUnderTest.Student,
            uploadId,
            "proposal",
            "a.pdf",
            content.Length,
            sha256
        );
    }

    /// <summary>Three hours ahead of storage's clock: whatever is waited for is over.</summary>
    private static FakeTimeProvider Later() => new(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(3));
}

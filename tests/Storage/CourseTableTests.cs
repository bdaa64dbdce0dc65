using CourseAI.Core;
using NodaTime;

namespace CourseAI.Storage.Tests;

public sealed class CourseTableTests(AzuriteAccounts accounts)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 12, 19, 3, 0);

    [Fact]
    public async Task Waiting_students_come_in_the_order_of_their_requests()
    {
        var waiting = (await accounts.NewStorageAsync()).Waiting;
        await waiting.AddAsync("b", Noon + Duration.FromSeconds(2));
        await waiting.AddAsync("a", Noon + Duration.FromSeconds(10));
        await waiting.AddAsync("b", Noon);

        var listed = await waiting.ListAsync();
        listed.Select(one => one.StudentId).Should().Equal("b", "b", "a");
        await waiting.RemoveAsync(listed[0]);
        await waiting.RemoveAsync(listed[0]);
        (await waiting.ListAsync()).Should().Equal(listed.Skip(1));
    }

    [Fact]
    public async Task A_students_requests_are_not_those_of_one_whose_id_begins_alike()
    {
        var waiting = (await accounts.NewStorageAsync()).Waiting;
        foreach (var id in (string[])["a", "a-1", "a1", "a.b", "A", "가"])
            await waiting.AddAsync(id, Noon, $"trace of {id}");
        await waiting.AddAsync("a", Noon + Duration.FromSeconds(1));
        (await waiting.ListAsync("a"))
            .Select(one => (one.StudentId, one.Trace))
            .Should()
            .Equal(("a", "trace of a"), ("a", null));
    }

    [Fact]
    public async Task The_estimate_is_the_median_of_the_last_fifty_waits()
    {
        var waiting = (await accounts.NewStorageAsync()).Waiting;
        for (var i = 0; i < 10; i++)
            await waiting.AddWaitAsync(Duration.FromHours(1));
        for (var seconds = 1; seconds <= WaitingStudents.KeptWaits; seconds++)
            await waiting.AddWaitAsync(Duration.FromSeconds(seconds));
        (await waiting.MedianWaitAsync()).Should().Be(Duration.FromSeconds(26));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("#")]
    [InlineData("\0")]
    [InlineData("' or '1' eq '1")]
    public async Task What_can_be_no_id_is_not_found(string id)
    {
        var storage = await accounts.NewStorageAsync();
        (await storage.Unrecognised.FindAsync(id)).Should().BeNull();
        (await storage.Attempts.FindAsync(id)).Should().BeNull();
        (await storage.Receipts.FindAsync(id)).Should().BeNull();
        (await storage.Students.FindDeclarationAsync("20260001", id)).Should().BeNull();
    }

    [Fact]
    public async Task An_account_is_bound_once_and_so_is_a_student()
    {
        var bindings = (await accounts.NewStorageAsync()).Bindings;
        (await bindings.TryBindAsync("oid/1#?", "20260001")).Should().BeTrue();
        (await bindings.TryBindAsync("oid/1#?", "20260001")).Should().BeTrue();
        (await bindings.TryBindAsync("oid/1#?", "20260002")).Should().BeFalse();
        (await bindings.TryBindAsync("oid-2", "20260001")).Should().BeFalse();
        (await bindings.FindStudentAsync("oid/1#?")).Should().Be("20260001");
        (await bindings.FindStudentAsync("oid-2")).Should().BeNull();
    }

    [Fact]
    public async Task Only_declarations_whose_window_ended_are_listed()
    {
        var open = (await accounts.NewStorageAsync()).OpenDeclarations;
        await open.PutAsync("20260001", "u2", Noon + Duration.FromSeconds(1));
        await open.PutAsync("20260001", "u1", Noon - Duration.FromSeconds(1));

        var lapsed = await open.ListLapsedAsync(Noon);
        lapsed.Should().ContainSingle().Which.UploadId.Should().Be("u1");
        await open.RemoveAsync(lapsed[0]);
        (await open.ListLapsedAsync(Noon)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_unrecognised_upload_is_shown_until_it_is_removed()
    {
        var unrecognised = (await accounts.NewStorageAsync()).Unrecognised;
        var upload = UnrecognisedUpload.Of(
            new UploadVersion("이상한 이름#1?.pdf", "0x1", 5, Noon),
            new Text("누구의 것도 아님", "nobody's")
        );
        await unrecognised.PutAsync(upload);
        await unrecognised.PutAsync(upload);
        (await unrecognised.ListAsync()).Should().Equal(upload);
        await unrecognised.RemoveAsync(upload.Id);
        (await unrecognised.ListAsync()).Should().BeEmpty();
    }
}

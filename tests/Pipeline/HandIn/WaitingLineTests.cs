using Azure.Core;
using Azure.Core.Pipeline;
using CourseAI.Pipeline.HandIn;
using CourseAI.Storage.Tests;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace CourseAI.Pipeline.Tests.HandIn;

public sealed class WaitingLineTests(AzuriteAccounts accounts)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 12, 19, 6, 0);

    [Fact]
    public async Task A_place_counts_each_student_before_once()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await WaitAsync(course, "first", 0);
        await WaitAsync(course, "second", 1);
        await WaitAsync(course, "first", 2);
        await WaitAsync(course, "me", 3);
        await WaitAsync(course, "me", 5);
        await WaitAsync(course, "last", 4);
        await course.Storage.Waiting.AddWaitAsync(Duration.FromSeconds(2));
        using var line = new WaitingLine(course.Storage, TimeProvider.System);

        (await line.FindAsync("me", default)).Should().Be(new QueuePlace(3, 6));
        (await line.FindAsync("last", default)).Should().Be(new QueuePlace(4, 8));
        (await line.FindAsync("nobody", default)).Should().BeNull();
    }

    [Fact]
    public async Task Others_are_seen_a_second_later_and_ones_own_at_once()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        var clock = new FakeTimeProvider();
        using var line = new WaitingLine(course.Storage, clock);
        await WaitAsync(course, "me", 3);
        (await line.FindAsync("me", default))!.Place.Should().Be(1);

        await WaitAsync(course, "earlier", 1);
        (await line.FindAsync("me", default))!.Place.Should().Be(1, "what was read is still taken");
        (await line.FindAsync("earlier", default))!.Place.Should().Be(1, "it waits, and nobody before it");
        clock.Advance(WaitingLine.Lifetime);
        (await line.FindAsync("me", default))!.Place.Should().Be(2);
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_reads_the_rows_of_all()
    {
        var reads = new ReadsOfAll();
        await using var course = await CourseUnderTest.StartAsync(accounts, reads);
        await WaitAsync(course, "other", 0);
        await WaitAsync(course, "me", 1);
        using var line = new WaitingLine(course.Storage, new FakeTimeProvider());

        var places = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => line.FindAsync("me", default)));

        places.Should().AllSatisfy(place => place!.Place.Should().Be(2));
        reads.Count.Should().Be(1);
    }

    private static Task WaitAsync(CourseUnderTest course, string studentId, int seconds) =>
        course.Storage.Waiting.AddAsync(studentId, Start + Duration.FromSeconds(seconds));

    /// <summary>Counts the queries for the whole partition of who waits; those for one student name row keys.</summary>
    private sealed class ReadsOfAll : HttpPipelineSynchronousPolicy
    {
        private int _count;

        public int Count => _count;

        public override void OnSendingRequest(HttpMessage message)
        {
            var query = Uri.UnescapeDataString(message.Request.Uri.Query);
            if (
                query.Contains("'waiting'", StringComparison.Ordinal)
                && !query.Contains("RowKey", StringComparison.Ordinal)
            )
                Interlocked.Increment(ref _count);
        }
    }
}

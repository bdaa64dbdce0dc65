using System.Text;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace EmbeddedFunctions.Tests.Queues;

public sealed class QueueTests(Storage storage)
{
    private readonly Diary _diary = new();
    private readonly QueueClient _queue = new(storage.ConnectionString, Storage.NewName("work"));

    [Fact]
    public async Task A_message_is_decoded_runs_once_and_is_gone()
    {
        await _queue.CreateAsync();
        await using var host = await StartAsync();
        await SendAsync("안녕");
        await Wait.UntilAsync(() => _diary.Count("안녕") == 1, "the message");
        await EmptyAsync(_queue);
        _diary.Entries.Should().HaveCount(1);
    }

    [Fact]
    public async Task Five_failures_put_a_message_aside()
    {
        await _queue.CreateAsync();
        await using var host = await StartAsync();
        await SendAsync("bad");
        var poison = new QueueClient(storage.ConnectionString, _queue.Name + "-poison");
        await Wait.UntilAsync(async () => (await poison.ExistsAsync()).Value, "the poison queue");
        await Wait.UntilAsync(async () => (await poison.PeekMessagesAsync()).Value.Length == 1, "the poison message");
        (await poison.PeekMessagesAsync()).Value[0].Body.ToString().Should().Be(Encode("bad"));
        _diary.Count("bad").Should().Be(5);
        await EmptyAsync(_queue);
    }

    [Fact]
    public async Task What_is_not_Base64_is_put_aside_at_once()
    {
        await _queue.CreateAsync();
        await _queue.SendMessageAsync("{ no Base64 }");
        await using var host = await StartAsync();
        var poison = new QueueClient(storage.ConnectionString, _queue.Name + "-poison");
        await Wait.UntilAsync(
            async () => await poison.ExistsAsync() && (await poison.PeekMessagesAsync()).Value.Length == 1,
            "the poison message"
        );
        _diary.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_queue_that_is_made_later_is_listened_to_from_then_on()
    {
        await using var host = await StartAsync();
        await _queue.CreateAsync();
        await SendAsync("late");
        await Wait.UntilAsync(() => _diary.Count("late") == 1, "the message");
    }

    [Fact]
    public async Task A_run_longer_than_the_lease_keeps_its_message()
    {
        await _queue.CreateAsync();
        await using var host = await StartAsync();
        await SendAsync("wait");
        await Wait.UntilAsync(() => _diary.Count("wait") == 1, "the message");
        await Wait.AWhileAsync(TimeSpan.FromSeconds(17));
        _diary.Count("wait").Should().Be(1);
        _diary.Gate.Release(10);
        await EmptyAsync(_queue);
        _diary.Count("wait").Should().Be(1);
    }

    [Fact]
    public async Task What_a_function_returns_is_sent_where_its_output_says()
    {
        await _queue.CreateAsync();
        await using var host = await StartAsync();
        await SendAsync("answer");
        var answers = new QueueClient(storage.ConnectionString, _queue.Name + "-out");
        await Wait.UntilAsync(
            async () => await answers.ExistsAsync() && (await answers.PeekMessagesAsync()).Value.Length == 1,
            "the answer"
        );
        (await answers.PeekMessagesAsync()).Value[0].Body.ToString().Should().Be(Encode("re: answer"));
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task EmptyAsync(QueueClient queue) =>
        Wait.UntilAsync(
            async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0,
            "an empty queue"
        );

    private async Task SendAsync(string text) => await _queue.SendMessageAsync(Encode(text));

    private Task<EmbeddedHost> StartAsync() =>
        EmbeddedHost.StartAsync(
            builder =>
            {
                builder.Configuration["Listened"] = _queue.Name;
                builder.Services.AddSingleton(_diary);
            },
            storage.ConnectionString,
            typeof(Worker)
        );

    public sealed class Worker(Diary diary)
    {
        [Function("Work")]
        [QueueOutput("%Listened%-out")]
        public async Task<string?> Work([QueueTrigger("%Listened%")] string body, CancellationToken cancellation)
        {
            diary.Write(body);
            if (body == "bad")
                throw new InvalidOperationException("bad");
            if (body == "wait")
                await diary.Gate.WaitAsync(cancellation);
            return body == "answer" ? "re: answer" : null;
        }
    }
}

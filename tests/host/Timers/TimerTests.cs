using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace EmbeddedFunctions.Tests.Timers;

public sealed class TimerTests(Storage storage)
{
    private readonly string _hostId = Storage.NewName("timers");
    private readonly Diary _diary = new();

    [Fact]
    public async Task It_runs_each_second_and_never_beside_itself()
    {
        await using var host = await StartAsync<EachSecond>();
        await Wait.UntilAsync(() => _diary.Count("begin") >= 2, "two runs");
        var entries = _diary.Entries;
        entries.Where((_, index) => index % 2 == 0).Should().OnlyContain(entry => entry == "begin");
        entries.Where((_, index) => index % 2 == 1).Should().OnlyContain(entry => entry == "end");
    }

    [Fact]
    public async Task Of_two_hosts_one_runs_it()
    {
        await using var first = await StartAsync<OnStart>();
        await Wait.UntilAsync(() => _diary.Entries.Count == 1, "the run of the first");
        await using var second = await StartAsync<OnStart>();
        await Wait.AWhileAsync(TimeSpan.FromSeconds(3));
        _diary.Entries.Should().Equal("on start, past due: False");
    }

    [Fact]
    public async Task A_time_missed_while_no_host_ran_is_made_up_for_and_the_schedule_is_kept()
    {
        var hosts = new BlobContainerClient(storage.ConnectionString, "azure-webjobs-hosts");
        await hosts.CreateIfNotExistsAsync();
        var status = hosts.GetBlobClient($"timers/{_hostId}/Host.Functions.Yearly/status");
        var missed = new ScheduleStatus { Next = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        await status.UploadAsync(BinaryData.FromObjectAsJson(missed));

        await using var host = await StartAsync<Yearly>();
        await Wait.UntilAsync(() => _diary.Entries.Count == 1, "the run");
        _diary.Entries.Should().Equal("yearly, past due: True");
        await Wait.UntilAsync(
            async () =>
                JsonSerializer.Deserialize<ScheduleStatus>((await status.DownloadContentAsync()).Value.Content)!.Next
                > missed.Next,
            "the next time"
        );
    }

    [Fact]
    public async Task A_failed_run_is_repeated_as_its_retry_says()
    {
        await using var host = await StartAsync<Retried>();
        await Wait.UntilAsync(() => _diary.Entries.Count == 3, "three runs");
        _diary.Entries.Should().Equal("retry 0 of 2", "retry 1 of 2", "retry 2 of 2");
    }

    private Task<EmbeddedHost> StartAsync<T>() =>
        EmbeddedHost.StartAsync(
            builder =>
            {
                builder.Configuration["AzureFunctionsWebHost:hostid"] = _hostId;
                builder.Services.AddSingleton(_diary);
            },
            storage.ConnectionString,
            typeof(T)
        );

    public sealed class EachSecond(Diary diary)
    {
        [Function("EachSecond")]
        public async Task Run([TimerTrigger("* * * * * *")] TimerInfo timer)
        {
            diary.Write("begin");
            await Wait.AWhileAsync(TimeSpan.FromMilliseconds(1300));
            diary.Write("end");
        }
    }

    public sealed class OnStart(Diary diary)
    {
        [Function("OnStart")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) =>
            diary.Write($"on start, past due: {timer.IsPastDue}");
    }

    public sealed class Yearly(Diary diary)
    {
        [Function("Yearly")]
        public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) =>
            diary.Write($"yearly, past due: {timer.IsPastDue}");
    }

    public sealed class Retried(Diary diary)
    {
        [Function("Retried")]
        [FixedDelayRetry(2, "00:00:00")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer, FunctionContext context)
        {
            diary.Write($"retry {context.RetryContext!.RetryCount} of {context.RetryContext.MaxRetryCount}");
            throw new InvalidOperationException("bad");
        }
    }
}

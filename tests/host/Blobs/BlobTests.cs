using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EmbeddedFunctions.Tests.Blobs;

public sealed class BlobTests(Storage storage)
{
    private readonly string _hostId = Storage.NewName("blobs");
    private readonly Diary _diary = new();
    private readonly BlobContainerClient _container = new(storage.ConnectionString, Storage.NewName("in"));

    [Fact]
    public async Task A_blob_there_before_and_one_after_the_start_each_fire_once_and_leave_a_receipt()
    {
        await _container.CreateAsync();
        await PutAsync("before.txt");
        await using var host = await StartAsync();
        await FiredAsync("Copy before.txt before.txt");
        var after = await PutAsync("deep/er/after with % and 한글.txt");
        await FiredAsync("Copy deep/er/after with % and 한글.txt deep/er/after with % and 한글.txt");

        var receipt = HostsContainer.GetBlobClient(
            $"blobreceipts/{_hostId}/Host.Functions.Copy/\"{after}\"/{_container.Name}/deep/er/after with % and 한글.txt"
        );
        await Wait.UntilAsync(
            async () =>
                (await receipt.ExistsAsync()).Value
                && (await receipt.GetPropertiesAsync()).Value.Metadata.ContainsKey("Completed"),
            "a completed receipt"
        );
        _diary.Entries.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_new_version_fires_again()
    {
        await _container.CreateAsync();
        await using var host = await StartAsync();
        await PutAsync("a");
        await FiredAsync("Copy a a");
        await PutAsync("a");
        await FiredAsync("Copy a a", times: 2);
    }

    [Fact]
    public async Task Nothing_fires_again_after_a_restart()
    {
        await _container.CreateAsync();
        foreach (var name in (string[])["a", "b", "c/d"])
            await PutAsync(name);
        await using (await StartAsync())
            await Wait.UntilAsync(() => _diary.Entries.Count == 3, "three runs");
        await using (await StartAsync())
        {
            await PutAsync("new");
            await FiredAsync("Copy new new");
        }
        _diary.Entries.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_container_that_is_made_later_is_watched_from_then_on()
    {
        await using var host = await StartAsync();
        await _container.CreateAsync();
        await PutAsync("first");
        await FiredAsync("Copy first first");
    }

    [Fact]
    public async Task Five_failures_leave_a_message_in_the_poison_queue_with_the_real_body()
    {
        var poison = new QueueClient(storage.ConnectionString, "webjobs-blobtrigger-poison");
        await _container.CreateAsync();
        await using (await StartAsync())
        {
            var etag = await PutAsync("bad/한글.txt");
            var found = "";
            await Wait.UntilAsync(
                async () =>
                {
                    if (!await poison.ExistsAsync())
                        return false;
                    var messages = await poison.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1));
                    found = messages
                        .Value.Select(message =>
                            Encoding.UTF8.GetString(Convert.FromBase64String(message.Body.ToString()))
                        )
                        .FirstOrDefault(text => text.Contains(_container.Name, StringComparison.Ordinal), "");
                    return found.Length > 0;
                },
                "a poison message"
            );
            JsonSerializer
                .Deserialize<Dictionary<string, string>>(found)
                .Should()
                .BeEquivalentTo(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["Type"] = "BlobTrigger",
                        ["FunctionId"] = "Host.Functions.Copy",
                        ["BlobType"] = "BlockBlob",
                        ["ContainerName"] = _container.Name,
                        ["BlobName"] = "bad/한글.txt",
                        ["ETag"] = $"\"{etag}\"",
                    }
                );
            _diary.Count("Copy bad/한글.txt bad/한글.txt").Should().Be(5);
        }
        await using (await StartAsync())
        {
            await PutAsync("good");
            await FiredAsync("Copy good good");
        }
        _diary.Count("Copy bad/한글.txt bad/한글.txt").Should().Be(5, "a receipt ends the matter");
    }

    [Fact]
    public async Task Only_as_many_run_at_once_as_host_json_says()
    {
        await _container.CreateAsync();
        for (var each = 0; each < 6; each++)
            await PutAsync($"wait/{each}");
        await using var host = await StartAsync(parallelism: "2");
        await Wait.UntilAsync(() => _diary.Entries.Count == 2, "two begun");
        await Wait.AWhileAsync(TimeSpan.FromMilliseconds(500));
        _diary.Entries.Should().HaveCount(2);
        _diary.Gate.Release(6);
        await Wait.UntilAsync(() => _diary.Entries.Count == 6, "all begun");
    }

    [Fact]
    public async Task Of_two_hosts_one_takes_the_blobs_and_the_other_follows_when_it_ends()
    {
        await _container.CreateAsync();
        var first = await StartAsync();
        await PutAsync("one");
        await FiredAsync("Copy one one");
        await using var second = await StartAsync();
        await PutAsync("two");
        await FiredAsync("Copy two two");
        await first.DisposeAsync();
        await PutAsync("three");
        await FiredAsync("Copy three three");
        _diary.Entries.Should().HaveCount(3);
    }

    [Fact]
    public async Task At_the_end_running_ones_are_told_and_waited_for_and_nothing_new_begins()
    {
        await _container.CreateAsync();
        for (var each = 0; each < 3; each++)
            await PutAsync($"linger/{each}");
        var host = await StartAsync(parallelism: "1");
        await Wait.UntilAsync(() => _diary.Entries.Count == 1, "the first has begun");
        await host.DisposeAsync();
        _diary.Entries.Should().HaveCount(2).And.EndWith("told");
    }

    private BlobContainerClient HostsContainer => new(storage.ConnectionString, "azure-webjobs-hosts");

    private Task<EmbeddedHost> StartAsync(string parallelism = "8") =>
        EmbeddedHost.StartAsync(
            builder =>
            {
                builder.Configuration["AzureFunctionsWebHost:hostid"] = _hostId;
                builder.Configuration["AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism"] = parallelism;
                builder.Configuration["Watched"] = _container.Name;
                builder.Services.AddSingleton(_diary);
            },
            storage.ConnectionString,
            typeof(Copier)
        );

    private Task FiredAsync(string entry, int times = 1) =>
        Wait.UntilAsync(() => _diary.Count(entry) >= times, $"{entry}, {times} times");

    private async Task<string> PutAsync(string name)
    {
        var info = await _container.GetBlobClient(name).UploadAsync(BinaryData.FromString("text"), overwrite: true);
        return info.Value.ETag.ToString().Trim('"');
    }

    public sealed class Copier(Diary diary)
    {
        [Function("Copy")]
        public async Task Copy(
            [BlobTrigger("%Watched%/{name}")] BlobClient blob,
            string name,
            CancellationToken cancellation
        )
        {
            diary.Write($"Copy {blob.Name} {name}");
            if (name.StartsWith("bad/", StringComparison.Ordinal))
                throw new InvalidOperationException("bad");
            if (name.StartsWith("wait/", StringComparison.Ordinal))
                await diary.Gate.WaitAsync(cancellation);
            if (name.StartsWith("linger/", StringComparison.Ordinal))
            {
                using var told = new SemaphoreSlim(0);
                await using var registration = cancellation.Register(() => told.Release());
                await told.WaitAsync(CancellationToken.None);
                await Wait.AWhileAsync(TimeSpan.FromMilliseconds(300));
                diary.Write("told");
            }
        }
    }
}

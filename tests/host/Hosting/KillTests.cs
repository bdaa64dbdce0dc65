using System.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace EmbeddedFunctions.Tests.Hosting;

public sealed class KillTests(Storage storage) : IDisposable
{
    private readonly string _hostId = Storage.NewName("killed");
    private readonly string _diary = Path.GetTempFileName();
    private readonly BlobContainerClient _container = new(storage.ConnectionString, Storage.NewName("killed"));

    public void Dispose() => File.Delete(_diary);

    [Fact]
    public async Task After_a_kill_what_was_done_stays_done_and_what_was_begun_is_done_again()
    {
        await _container.CreateAsync();
        await using (var app = await StartAsync())
        {
            await PutAsync("done");
            await Wait.UntilAsync(async () => await IsCompletedAsync("done"), "a receipt");
            await PutAsync("stay");
            await Wait.UntilAsync(() => Entries.Any(entry => entry == "stay"), "the long one has begun");
            await app.KillAsync();
        }
        await using (await StartAsync())
        {
            var started = Stopwatch.GetTimestamp();
            await PutAsync("new");
            await Wait.UntilAsync(() => Entries.Any(entry => entry == "new"), "the new one");
            await Wait.UntilAsync(() => Entries.Count(entry => entry == "stay") == 2, "the long one again");
            Stopwatch
                .GetElapsedTime(started)
                .Should()
                .BeLessThan(TimeSpan.FromSeconds(14), "the dead host's lease is broken, not waited for");
        }
        Entries.Count(entry => entry == "done").Should().Be(1);
        Entries.Count(entry => entry == "new").Should().Be(1);
    }

    [Fact]
    public async Task A_blob_that_kills_the_process_is_put_aside_after_five_times()
    {
        await _container.CreateAsync();
        await PutAsync("die");
        for (var life = 1; life <= 5; life++)
        {
            await using var app = await StartAsync();
            await app.Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }
        await using (await StartAsync())
        {
            await Wait.UntilAsync(async () => await IsCompletedAsync("die"), "a receipt");
            var poison = new QueueClient(storage.ConnectionString, "webjobs-blobtrigger-poison");
            (await poison.ExistsAsync()).Value.Should().BeTrue();
        }
        Entries.Count(entry => entry == "die").Should().Be(5);
    }

    [Fact]
    public async Task It_is_ready_within_two_seconds_and_tells_where()
    {
        await using var app = await StartAsync();
        app.Ready.Should().BeLessThan(TimeSpan.FromSeconds(2));
        using var client = new HttpClient { BaseAddress = app.BaseUri };
        (await client.GetStringAsync("api/Hello")).Should().Be("hello");
    }

    private IReadOnlyList<string> Entries => File.ReadAllLines(_diary);

    private Task<App> StartAsync() => App.StartAsync(storage.ConnectionString, _hostId, _container.Name, _diary);

    private async Task PutAsync(string name) =>
        await _container.GetBlobClient(name).UploadAsync(BinaryData.FromString("text"));

    private async Task<bool> IsCompletedAsync(string name)
    {
        var hosts = new BlobContainerClient(storage.ConnectionString, "azure-webjobs-hosts");
        var etag = (await _container.GetBlobClient(name).GetPropertiesAsync()).Value.ETag.ToString().Trim('"');
        var receipt = hosts.GetBlobClient(
            $"blobreceipts/{_hostId}/Host.Functions.OnBlob/\"{etag}\"/{_container.Name}/{name}"
        );
        return (await receipt.ExistsAsync()).Value
            && (await receipt.GetPropertiesAsync()).Value.Metadata.ContainsKey("Completed");
    }
}

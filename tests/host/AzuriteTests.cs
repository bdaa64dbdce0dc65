using Azure.Storage.Blobs;

namespace EmbeddedFunctions.Tests;

public sealed class AzuriteTests
{
    [Fact]
    public async Task It_starts_on_free_ports_and_stores_a_blob()
    {
        var data = Directory.CreateTempSubdirectory("azurite-").FullName;
        try
        {
            await using var azurite = await Azurite.StartAsync(Storage.Folder, data);
            var container = new BlobContainerClient(azurite.ConnectionString, "first");
            await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
            (await container.ExistsAsync(TestContext.Current.CancellationToken)).Value.Should().BeTrue();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task What_was_stored_a_moment_ago_is_there_after_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("azurite-").FullName;
        try
        {
            await using (var azurite = await Azurite.StartAsync(Storage.Folder, data))
                await new BlobContainerClient(azurite.ConnectionString, "kept").CreateAsync();
            await using var again = await Azurite.StartAsync(Storage.Folder, data);
            (await new BlobContainerClient(again.ConnectionString, "kept").ExistsAsync()).Value.Should().BeTrue();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_without_it_is_told_how_to_install_it()
    {
        var start = () => Azurite.StartAsync(Path.GetTempPath(), Path.GetTempPath());
        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*npm ci*");
    }
}

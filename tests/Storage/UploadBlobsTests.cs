using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CourseAI.Storage.Tests;

public sealed class UploadBlobsTests(AzuriteAccounts accounts)
{
    private const string Name = "20260001/report/~u1/보고서.pdf";

    [Fact]
    public async Task A_slot_takes_a_file_in_blocks_and_gives_nothing_back()
    {
        var storage = await accounts.NewStorageAsync();
        var slot = await storage.Uploads.OpenSlotAsync(Name, Soon.Instant());
        var blocks = new BlockBlobClient(slot.Address);
        var id = Convert.ToBase64String("block-0001"u8);
        await blocks.StageBlockAsync(id, new MemoryStream([1, 2, 3]));
        var once = new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        await blocks.CommitBlockListAsync([id], once);

        (await storage.Uploads.FindAsync(Name))!.Size.Should().Be(3);
        var read = () => blocks.DownloadContentAsync();
        (await read.Should().ThrowAsync<RequestFailedException>()).Which.Status.Should().Be(403);
        var delete = () => blocks.DeleteAsync();
        (await delete.Should().ThrowAsync<RequestFailedException>()).Which.Status.Should().Be(403);
    }

    [Fact]
    public async Task A_slot_of_an_account_on_https_holds_on_https_only()
    {
        var settings = StorageSettings.FromConnectionString(
            "DefaultEndpointsProtocol=https;AccountName=course;AccountKey=a2V5;EndpointSuffix=core.windows.net"
        );
        var slot = await CourseStorage.Open(settings, TimeProvider.System).Uploads.OpenSlotAsync(Name, Soon.Instant());
        slot.Address.Query.Should().Contain("spr=https&").And.Contain("sp=cw&");
    }

    [Fact]
    public async Task A_slot_opens_no_other_blob()
    {
        var storage = await accounts.NewStorageAsync();
        var slot = await storage.Uploads.OpenSlotAsync(Name, Soon.Instant());
        var other = new BlobUriBuilder(slot.Address) { BlobName = "20260002/report/a.pdf" }.ToUri();
        var write = () => new BlobClient(other).UploadAsync(new BinaryData("x"));
        (await write.Should().ThrowAsync<RequestFailedException>()).Which.Status.Should().Be(403);
    }

    [Fact]
    public async Task A_stream_that_fails_before_its_end_leaves_no_blob()
    {
        var storage = await accounts.NewStorageAsync();
        await using var broken = new BrokenStream(bytes: 9 * 1024 * 1024);
        var write = () => storage.Uploads.WriteNewAsync(Name, broken);
        await write.Should().ThrowAsync<InvalidDataException>();
        (await storage.Uploads.FindAsync(Name)).Should().BeNull();
    }

    [Fact]
    public async Task A_second_write_to_a_name_is_refused_and_the_first_stays()
    {
        var storage = await accounts.NewStorageAsync();
        var first = await storage.Uploads.WriteNewAsync(Name, new MemoryStream([1]));
        (await storage.Uploads.WriteNewAsync(Name, new MemoryStream([2, 2]))).Should().BeNull();
        (await storage.Uploads.FindAsync(Name)).Should().Be(first);
    }

    [Fact]
    public async Task A_listing_tells_the_same_as_a_look_at_one()
    {
        var storage = await accounts.NewStorageAsync();
        await storage.Uploads.WriteNewAsync(Name, new MemoryStream([1]));
        var listed = new List<UploadVersion>();
        await foreach (var version in storage.Uploads.ListAsync())
            listed.Add(version);
        listed.Should().Equal((await storage.Uploads.FindAsync(Name))!);
    }

    /// <summary>A client that goes away in the middle.</summary>
    private sealed class BrokenStream(int bytes) : MemoryStream(new byte[bytes])
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new InvalidDataException("the sender went away");
        }
    }
}

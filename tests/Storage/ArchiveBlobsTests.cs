using System.Security.Cryptography;

namespace CourseAI.Storage.Tests;

public sealed class ArchiveBlobsTests(AzuriteAccounts accounts)
{
    private static readonly ArchiveName Name = ArchiveName.For("20260001", "report", "attempt", "보고서 1.pdf");

    [Fact]
    public async Task A_copy_keeps_the_uploads_name_and_time_of_arrival()
    {
        var storage = await accounts.NewStorageAsync();
        var upload = await WriteAsync(storage, "20260001/report/보고서 1.pdf", [1, 2, 3]);

        (await storage.Archive.StartCopyAsync(upload, Name)).Should().Be(CopyStart.Started);

        var copy = await storage.Archive.FindAsync(Name);
        copy!.UploadName.Should().Be(upload.Name);
        copy.Arrived.Should().Be(upload.Arrived);
        copy.Size.Should().Be(3);
        copy.State.Should().Be(CopyState.Complete);
    }

    [Fact]
    public async Task A_copy_that_is_there_stays_even_when_the_upload_changed_since()
    {
        var storage = await accounts.NewStorageAsync();
        var first = await WriteAsync(storage, "20260001/report/a.pdf", [1]);
        await storage.Archive.StartCopyAsync(first, Name);
        (await storage.Archive.StartCopyAsync(first, Name)).Should().Be(CopyStart.Existed);

        await OverwriteAsync(storage, first.Name, [2, 2]);

        (await storage.Archive.StartCopyAsync(first, Name)).Should().Be(CopyStart.Existed);
        (await storage.Archive.FindAsync(Name))!.Size.Should().Be(1);
    }

    [Fact]
    public async Task A_version_that_was_overwritten_before_the_copy_is_told()
    {
        var storage = await accounts.NewStorageAsync();
        var first = await WriteAsync(storage, "20260001/report/a.pdf", [1]);
        await OverwriteAsync(storage, first.Name, [2]);

        (await storage.Archive.StartCopyAsync(first, Name)).Should().Be(CopyStart.SourceChanged);
        (await storage.Archive.FindAsync(Name)).Should().BeNull();
    }

    [Fact]
    public async Task A_vanished_upload_is_told_like_an_overwritten_one()
    {
        var storage = await accounts.NewStorageAsync();
        var upload = await WriteAsync(storage, "20260001/report/a.pdf", [1]);

        var gone = upload with { Name = "20260001/report/gone.pdf" };
        (await storage.Archive.StartCopyAsync(gone, Name)).Should().Be(CopyStart.SourceChanged);
    }

    [Fact]
    public async Task Reading_a_large_copy_seeks_and_gives_the_same_bytes()
    {
        var storage = await accounts.NewStorageAsync();
        var bytes = RandomNumberGenerator.GetBytes(9 * 1024 * 1024 + 17);
        var upload = await WriteAsync(storage, "20260001/report/a.pdf", bytes);
        await storage.Archive.StartCopyAsync(upload, Name);
        var copy = await storage.Archive.FindAsync(Name);

        await using var stream = await storage.Archive.OpenReadAsync(copy!);
        stream.Length.Should().Be(bytes.Length);
        (await SHA256.HashDataAsync(stream)).Should().Equal(SHA256.HashData(bytes));
        stream.Seek(-17, SeekOrigin.End);
        stream.ReadByte().Should().Be(bytes[^17]);
        stream.Position = 5;
        stream.ReadByte().Should().Be(bytes[5]);
    }

    [Fact]
    public async Task An_empty_file_is_archived_and_read()
    {
        var storage = await accounts.NewStorageAsync();
        var upload = await WriteAsync(storage, "20260001/report/empty.pdf", []);
        await storage.Archive.StartCopyAsync(upload, Name);

        await using var stream = await storage.Archive.OpenReadAsync((await storage.Archive.FindAsync(Name))!);
        stream.ReadByte().Should().Be(-1);
    }

    [Fact]
    public async Task The_longest_name_that_storage_takes_has_room_in_the_archive()
    {
        var storage = await accounts.NewStorageAsync();
        const string folder = "20260001/report/";
        var fileName = new string('가', 1024 - folder.Length - 4) + ".pdf";
        var upload = await WriteAsync(storage, folder + fileName, [1]);
        var name = ArchiveName.For("20260001", "report", new string('a', 26), fileName);

        (await storage.Archive.StartCopyAsync(upload, name)).Should().Be(CopyStart.Started);
        var listed = new List<ArchiveCopy>();
        await foreach (var copy in storage.Archive.ListAsync())
            listed.Add(copy);
        listed.Should().ContainSingle().Which.UploadName.Should().Be(folder + fileName);
        listed[0].Name.FileName.Should().EndWith(".pdf");
    }

    private static async Task<UploadVersion> WriteAsync(CourseStorage storage, string name, byte[] content) =>
        (await storage.Uploads.WriteNewAsync(name, new MemoryStream(content)))!;

    private static async Task OverwriteAsync(CourseStorage storage, string name, byte[] content)
    {
        var slot = await storage.Uploads.OpenSlotAsync(name, Soon.Instant());
        await new Azure.Storage.Blobs.BlobClient(slot.Address).UploadAsync(new BinaryData(content), overwrite: true);
    }
}

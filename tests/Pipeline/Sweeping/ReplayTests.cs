using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CourseAI.Core;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.Extensions.Time.Testing;

namespace CourseAI.Pipeline.Tests.Sweeping;

/// <summary>"Replay a term" of docs/operations.md: the containers <c>course</c> and <c>archive</c> are enough to inspect everything again elsewhere.</summary>
public sealed class ReplayTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task Copied_archives_become_the_same_evidence_as_of_then()
    {
        await using var then = await CourseUnderTest.StartAsync(accounts);
        foreach (
            var (part, file) in ((string, string)[])
                [("proposal", "pdf/proposal-1-page.pdf"), ("source", "zip/streamlit.zip")]
        )
        {
            var name = $"{CourseUnderTest.Student}/{part}/{Path.GetFileName(file)}";
            await then.UploadAsync(name, CourseUnderTest.Sample(file));
            await then.Accept.RunAsync(name);
        }

        await using var now = await CourseUnderTest.StartAsync(
            accounts,
            time: new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(10))
        );
        await CopyAsync(then.Connection, now.Connection, StorageNames.Archive);
        (await now.Sweep.RunAsync()).Copies.Should().Be(2);

        var first = await then.Storage.Students.ReadAsync(CourseUnderTest.Student);
        var again = await now.Storage.Students.ReadAsync(CourseUnderTest.Student);
        again.Evidence.Select(Json).Should().BeEquivalentTo(first.Evidence.Select(Json)).And.HaveCount(2);
    }

    private static string Json<T>(T value) => System.Text.Encoding.UTF8.GetString(CoreJson.Serialize(value));

    /// <summary>As AzCopy does: bytes and metadata, under the same names.</summary>
    private static async Task CopyAsync(string from, string to, string container)
    {
        var source = new BlobContainerClient(from, container);
        var target = new BlobContainerClient(to, container);
        await foreach (var blob in source.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }))
        {
            var content = await source.GetBlobClient(blob.Name).DownloadContentAsync();
            await target
                .GetBlobClient(blob.Name)
                .UploadAsync(content.Value.Content, new BlobUploadOptions { Metadata = blob.Metadata });
        }
    }
}

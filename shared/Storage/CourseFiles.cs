using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CourseAI.Storage;

/// <summary>One of the instructor's files as it stands.</summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record CourseFile(string Name, byte[] Content, string ETag, string Sha256)
{
    /// <summary>A file that is not in storage (yet).</summary>
    public static CourseFile Of(string name, byte[] content, string etag = "") =>
        new(name, content, etag, Convert.ToHexStringLower(SHA256.HashData(content)));
}

/// <summary>The container of the instructor's files.</summary>
public sealed class CourseFiles
{
    public const string Course = "course.json";
    public const string Roster = "roster.csv";
    public const string Extensions = "extensions.csv";

    private readonly BlobContainerClient _container;

    internal CourseFiles(BlobContainerClient container) => _container = container;

    /// <param name="known">What was read before: storage sends the bytes only if they are others by now.</param>
    /// <returns>Null when there is no such file; <paramref name="known"/> itself when it still stands.</returns>
    public async Task<CourseFile?> ReadAsync(
        string name,
        CourseFile? known = null,
        CancellationToken cancellation = default
    )
    {
        var options = new BlobDownloadOptions
        {
            Conditions = known is null ? null : new BlobRequestConditions { IfNoneMatch = BareETag.ToETag(known.ETag) },
        };
        try
        {
            var answer = await _container.GetBlobClient(name).DownloadContentAsync(options, cancellation);
            if (answer.GetRawResponse().Status == 304)
                return known;
            var content = answer.Value.Content.ToArray();
            return CourseFile.Of(name, content, BareETag.Of(answer.Value.Details.ETag));
        }
        catch (RequestFailedException error) when (error.Status == 304)
        {
            return known;
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return null;
        }
    }

    /// <param name="replaces">What the writer has seen there; null: nothing.</param>
    /// <returns>False when something else stands there by now; nothing is written then.</returns>
    public async Task<bool> ReplaceAsync(
        string name,
        byte[] content,
        CourseFile? replaces,
        CancellationToken cancellation = default
    )
    {
        var options = new BlobUploadOptions
        {
            Conditions = replaces is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = BareETag.ToETag(replaces.ETag) },
        };
        try
        {
            await _container.GetBlobClient(name).UploadAsync(new BinaryData(content), options, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.IsConditionNotMet() || error.IsConflict())
        {
            return false;
        }
    }

    /// <summary>Keeps a version that counted, for ever. Doing it twice changes nothing.</summary>
    public async Task KeepVersionAsync(CourseFile course, CancellationToken cancellation = default)
    {
        var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await _container
                .GetBlobClient($"versions/{course.Sha256}.json")
                .UploadAsync(new BinaryData(course.Content), options, cancellation);
        }
        catch (RequestFailedException error) when (error.IsConflict() || error.IsConditionNotMet())
        {
            // It is kept already, under the hash of its content.
        }
    }
}

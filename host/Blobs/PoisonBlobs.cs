using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace EmbeddedFunctions;

/// <summary>Tells of blobs whose function failed at every try, in the words of the real host: Base64 of JSON.</summary>
internal sealed class PoisonBlobs(string connectionString)
{
    public const string QueueName = "webjobs-blobtrigger-poison";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task SendAsync(FunctionEntry function, BlobClient blob, string etag, BlobType type)
    {
        var queue = new QueueClient(connectionString, QueueName);
        await queue.CreateIfNotExistsAsync();
        var message = new Message(
            "BlobTrigger",
            function.HostName,
            $"{type}Blob",
            blob.BlobContainerName,
            blob.Name,
            $"\"{etag}\""
        );
        await queue.SendMessageAsync(Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(message, Json)));
    }

    private sealed record Message(
        string Type,
        string FunctionId,
        string BlobType,
        string ContainerName,
        string BlobName,
        string ETag
    );
}

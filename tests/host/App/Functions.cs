using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions.App;

/// <summary>A whole app of the smallest kind: it appends what it was called for to the file that its setting names.</summary>
public sealed class Functions
{
    private static readonly Lock Writing = new();

    [Function("Hello")]
    public static IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text("hello");

    /// <summary>A blob named <c>die…</c> takes the process along; <c>stay…</c> never ends.</summary>
    [Function("OnBlob")]
    public static async Task OnBlob([BlobTrigger("%Watched%/{name}")] BlobClient blob, string name)
    {
        lock (Writing)
            File.AppendAllText(Environment.GetEnvironmentVariable("DIARY")!, name + "\n");
        if (name.StartsWith("die", StringComparison.Ordinal))
            Environment.FailFast("told to die");
        if (name.StartsWith("stay", StringComparison.Ordinal))
            await new TaskCompletionSource().Task;
    }
}

namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the real host learns of new blobs. The embedded host scans: <see cref="EventGrid"/> does not start.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan = 0,
    EventGrid = 1,
}

/// <summary>On the <c>BlobClient</c> parameter of a function that runs once for each version of a blob.</summary>
/// <param name="blobPath"><c>container/name</c>, with at most one <c>{token}</c> in the name; a token takes slashes.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : Attribute
{
    public string BlobPath { get; } = blobPath;

    /// <summary>Name of the setting with the connection string; null: <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; }
}

/// <summary>On a <c>BlobClient</c> parameter that no trigger fills.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobInputAttribute(string blobPath) : Attribute
{
    public string BlobPath { get; } = blobPath;

    public string? Connection { get; set; }
}

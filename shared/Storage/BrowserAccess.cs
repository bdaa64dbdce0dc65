using Azure.Storage.Blobs.Models;

namespace CourseAI.Storage;

/// <summary>What a page of the portal may do with storage: write the blob whose address it was given. infra/bicep says the same for Azure.</summary>
public static class BrowserAccess
{
    /// <param name="origins">Scheme, host and port of the portal, for each name that it is opened by.</param>
    public static BlobCorsRule From(IEnumerable<string> origins) =>
        new()
        {
            AllowedOrigins = string.Join(',', origins),
            AllowedMethods = "PUT",
            AllowedHeaders = "content-type,if-none-match,x-ms-*",
            ExposedHeaders = "etag,x-ms-error-code,x-ms-request-id",
            MaxAgeInSeconds = 3600,
        };
}

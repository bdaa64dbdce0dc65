using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CourseAI.Storage;

/// <summary>
/// Where storage is and how it is entered: a connection string (<c>AzureWebJobsStorage</c>), or the three service addresses
/// and an identity (<c>AzureWebJobsStorage__blobServiceUri</c>, <c>…__queueServiceUri</c>, <c>…__tableServiceUri</c>, or
/// <c>…__accountName</c> for all three; <c>…__credential</c> = <c>managedidentity</c> and <c>…__clientId</c> for a user-assigned
/// one). These are the names that the Functions host itself reads.
/// </summary>
public sealed record StorageSettings
{
    private const string Name = "AzureWebJobsStorage";

    public string? ConnectionString { get; private init; }

    public Uri? BlobService { get; private init; }

    public Uri? QueueService { get; private init; }

    public Uri? TableService { get; private init; }

    public TokenCredential? Credential { get; private init; }

    public static StorageSettings FromConnectionString(string connectionString) =>
        new() { ConnectionString = connectionString };

    /// <exception cref="InvalidOperationException">Neither form is complete; the message names the setting and what would be right.</exception>
    public static StorageSettings From(IConfiguration configuration)
    {
        if (configuration[Name] is { Length: > 0 } connectionString)
            return FromConnectionString(connectionString);
        var section = configuration.GetSection(Name);
        return new StorageSettings
        {
            BlobService = ServiceUri(section, "blob"),
            QueueService = ServiceUri(section, "queue"),
            TableService = ServiceUri(section, "table"),
            Credential = CredentialFrom(section),
        };
    }

    private static Uri ServiceUri(IConfigurationSection section, string service)
    {
        var setting = $"{Name}__{service}ServiceUri";
        var value = section[$"{service}ServiceUri"];
        if (string.IsNullOrEmpty(value) && section["accountName"] is { Length: > 0 } account)
            value = $"https://{account}.{service}.core.windows.net";
        if (string.IsNullOrEmpty(value))
            throw new InvalidOperationException(
                $"{Name} is not set, and neither is {setting}. Set {Name} to a storage connection string, or "
                    + $"{Name}__accountName (or the three {Name}__…ServiceUri) to enter by identity."
            );
        return Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? uri
            : throw new InvalidOperationException(
                $"{setting} is \"{value}\": it must be an absolute address such as https://account.{service}.core.windows.net."
            );
    }

    private static TokenCredential CredentialFrom(IConfigurationSection section)
    {
        var clientId = section["clientId"];
        return section["credential"] switch
        {
            null or "" => new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId }
            ),
            var kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) =>
                new ManagedIdentityCredential(
                    string.IsNullOrEmpty(clientId)
                        ? ManagedIdentityId.SystemAssigned
                        : ManagedIdentityId.FromUserAssignedClientId(clientId)
                ),
            var other => throw new InvalidOperationException(
                $"{Name}__credential is \"{other}\": it must be \"managedidentity\", or be left out."
            ),
        };
    }
}

using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace CourseAI.Storage;

/// <summary>Signs access to one blob: with the account's key where there is one, else with a user-delegation key of the app's identity.</summary>
internal sealed class SasSigner(BlobServiceClient service, TimeProvider time)
{
    private static readonly TimeSpan DelegationKeyLife = TimeSpan.FromHours(12);

    // Azure takes some minutes to reject clocks that run ahead; a slot must outlive that.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private UserDelegationKey? _key;

    /// <returns>The blob's address with a signature that holds until <paramref name="expires"/>.</returns>
    public async Task<Uri> SignAsync(
        BlobClient blob,
        BlobSasPermissions permissions,
        DateTimeOffset expires,
        CancellationToken cancellation
    )
    {
        var builder = new BlobSasBuilder(permissions, expires)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            // Whoever reads a slot's address on its way may write to it.
            Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (blob.CanGenerateSasUri)
            return blob.GenerateSasUri(builder);
        var key = await DelegationKeyUntilAsync(expires, cancellation);
        return new BlobUriBuilder(blob.Uri) { Sas = builder.ToSasQueryParameters(key, service.AccountName) }.ToUri();
    }

    /// <summary>Two callers at once may each fetch a key: both hold, and the later one is kept.</summary>
    private async Task<UserDelegationKey> DelegationKeyUntilAsync(
        DateTimeOffset expires,
        CancellationToken cancellation
    )
    {
        if (_key is { } known && known.SignedExpiresOn >= expires)
            return known;
        var now = time.GetUtcNow();
        var until = expires > now + DelegationKeyLife ? expires : now + DelegationKeyLife;
        var options = new BlobGetUserDelegationKeyOptions(until) { StartsOn = now - ClockSkew };
        UserDelegationKey key = await service.GetUserDelegationKeyAsync(options, cancellation);
        _key = key;
        return key;
    }
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace EmbeddedFunctions;

/// <summary>App settings by the names that the real host reads.</summary>
internal sealed partial class HostSettings(IConfiguration configuration)
{
    public const string DefaultConnection = "AzureWebJobsStorage";

    /// <summary>The setting <c>AzureWebJobs{name}</c>, then <c>{name}</c>, then the connection string of that name.</summary>
    /// <exception cref="FormatException">None is set; the message names them.</exception>
    public string ConnectionString(string? name)
    {
        name ??= DefaultConnection;
        return configuration["AzureWebJobs" + name]
            ?? configuration[name]
            ?? configuration.GetConnectionString(name)
            ?? throw new FormatException(
                configuration.GetSection(name).GetChildren().Any()
                    ? $"the setting {name} describes an identity-based connection; only connection strings are supported"
                    : $"the setting {name} is not set; it must hold a storage connection string"
            );
    }

    /// <summary>Replaces each <c>%Name%</c> by the setting of that name.</summary>
    /// <exception cref="FormatException">One is not set.</exception>
    public string Resolve(string text) =>
        Reference()
            .Replace(
                text,
                match =>
                    configuration[match.Groups["name"].Value]
                    ?? throw new FormatException($"the setting {match.Groups["name"].Value} of '{text}' is not set")
            );

    /// <summary>The name under which receipts and locks are kept. Two apps on one storage account need two.</summary>
    /// <exception cref="FormatException">The configured one is no host id.</exception>
    public string HostId(string appName)
    {
        const string setting = "AzureFunctionsWebHost:hostid";
        if (configuration[setting] is not { } id)
            return Derive(appName);
        return ValidHostId().IsMatch(id) && id.Length <= 32
            ? id
            : throw new FormatException(
                $"the setting AzureFunctionsWebHost__hostid is '{id}'; it must be 1 to 32 lower-case letters, digits and single dashes, beginning and ending with a letter or digit"
            );
    }

    private static string Derive(string appName)
    {
        var id = NotInHostId().Replace(appName.ToLowerInvariant(), "-").Trim('-');
        id = id.Length <= 32 ? id : id[..32].Trim('-');
        return id.Length > 0 ? id : "functions";
    }

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidHostId();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInHostId();
}

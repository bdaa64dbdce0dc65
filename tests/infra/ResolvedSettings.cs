using System.Security.Cryptography;

namespace CourseAI.Infra.Tests;

/// <summary>The app settings of the production deployment as the app finds them, with what only Azure knows in the form that it has there.</summary>
internal static class ResolvedSettings
{
    private const string LoginEndpoint = "environment().authentication.loginEndpoint";

    /// <returns>By configuration key, <c>CourseAI:BaseUrl</c>.</returns>
    public static async Task<Dictionary<string, string?>> ReadAsync() =>
        (await Deployment.ProductionAsync()).Single("Microsoft.Web/sites/config")["properties"]!
            .AsObject()
            .ToDictionary(
                setting => setting.Key.Replace("__", ":", StringComparison.Ordinal),
                setting => Resolve(setting.Value!.GetValue<string>()),
                StringComparer.OrdinalIgnoreCase
            )!;

    private static string Resolve(string value)
    {
        if (value.Contains("@Microsoft.KeyVault", StringComparison.Ordinal))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return key.ExportPkcs8PrivateKeyPem();
        }
        if (value.Contains("primaryEndpoints.", StringComparison.Ordinal))
            return $"https://course.{value.Split("primaryEndpoints.")[1].TrimEnd(']')}.core.windows.net/";
        return value == $"[format('{{0}}{{1}}/v2.0', {LoginEndpoint}, '{Deployment.Tenant}')]"
            ? $"https://login.microsoftonline.com/{Deployment.Tenant}/v2.0"
            : value;
    }
}

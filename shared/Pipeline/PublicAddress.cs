using Microsoft.Extensions.Configuration;

namespace CourseAI.Pipeline;

/// <summary>Where people reach this deployment. It stands in receipts and behind QR codes, so it is configured, never guessed.</summary>
/// <param name="Base">Ends with a slash.</param>
public sealed record PublicAddress(Uri Base)
{
    public const string Setting = "CourseAI:BaseUrl";

    /// <summary>Without the closing slash, as it stands in receipts.</summary>
    public string Issuer => Base.ToString().TrimEnd('/');

    /// <summary>
    /// Scheme, host and port, as a browser names the portal's page to storage. A machine has two names for itself, and the page is
    /// opened by either.
    /// </summary>
    public IReadOnlyList<string> Origins => Base.IsLoopback ? [At("localhost"), At("127.0.0.1")] : [At(Base.Host)];

    private string At(string host) => new UriBuilder(Base) { Host = host }.Uri.GetLeftPart(UriPartial.Authority);

    /// <exception cref="InvalidOperationException">The setting is missing or no http(s) address.</exception>
    public static PublicAddress From(IConfiguration configuration)
    {
        var value = configuration[Setting];
        return
            Uri.TryCreate($"{value?.TrimEnd('/')}/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? new PublicAddress(address)
            : throw new InvalidOperationException(
                $"{Setting} is \"{value}\"; it must be the address at which people reach this app, such as https://courseai.univ.ac.kr."
            );
    }
}

using Microsoft.Extensions.Configuration;

namespace CourseAI.Pipeline.Access;

/// <summary>
/// Where the signing keys come from: PEM text in <c>CourseAI:ReceiptKeys</c> and the like, as a key vault hands it over, or files in
/// <c>CourseAI:KeyFolder</c>, which are made at the first start and must survive restarts.
/// </summary>
public sealed record KeySettings(IConfiguration Configuration)
{
    private const string Folder = "CourseAI:KeyFolder";

    public static KeySettings From(IConfiguration configuration) => new(configuration);

    /// <param name="purpose"><c>receipt</c> or <c>token</c>.</param>
    /// <exception cref="InvalidOperationException">Neither setting is there, or what it names is no key.</exception>
    public KeyRing Ring(string purpose)
    {
        var setting = $"CourseAI:{char.ToUpperInvariant(purpose[0])}{purpose[1..]}Keys";
        if (Configuration[setting] is { Length: > 0 } pem)
            return KeyRing.FromPem(pem, setting);
        return Configuration[Folder] is { Length: > 0 } folder
            ? KeyRing.FromFolder(folder, purpose)
            : throw new InvalidOperationException(
                $"{Folder} is not set, and neither is {setting}. Set {Folder} to a folder outside of the repository that "
                    + $"survives restarts, or {setting} to P-256 private keys in PEM."
            );
    }
}

using Microsoft.Extensions.Configuration;

namespace CourseAI.Pipeline.Access;

/// <summary>
/// Where the signing keys come from: PEM text in <c>CourseAI:Keys:receipts</c> and <c>CourseAI:Keys:tokens</c>, as a key vault hands it over, or files in
/// <c>CourseAI:KeysFolder</c>, which are made at the first start and must survive restarts.
/// </summary>
public sealed record KeySettings(IConfiguration Configuration)
{
    private const string Folder = "CourseAI:KeysFolder";

    public static KeySettings From(IConfiguration configuration) => new(configuration);

    /// <param name="purpose"><c>receipts</c> or <c>tokens</c>.</param>
    /// <exception cref="InvalidOperationException">Neither setting is there, or what it names is no key.</exception>
    public KeyRing Ring(string purpose)
    {
        var setting = $"CourseAI:Keys:{purpose}";
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

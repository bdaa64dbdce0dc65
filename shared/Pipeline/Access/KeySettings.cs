using Microsoft.Extensions.Configuration;

namespace CourseAI.Pipeline.Access;

/// <summary>
/// Where the signing keys come from: PEM text in <c>CourseAI:Keys:receipts</c> and <c>CourseAI:Keys:tokens</c>, as a key vault hands it over, or files in
/// <c>CourseAI:KeysFolder</c>, which are made at the first start and must survive restarts.
/// </summary>
public sealed record KeySettings(IConfiguration Configuration)
{
    private const string Folder = "CourseAI:KeysFolder";

    /// <param name="purpose"><c>receipts</c> or <c>tokens</c>.</param>
    /// <exception cref="InvalidOperationException">Neither setting is there, or what it names is no key.</exception>
    public KeyRing Ring(string purpose)
    {
        var setting = $"CourseAI:Keys:{purpose}";
        if (Configuration[setting] is { Length: > 0 } pem)
            return KeyRing.FromPem(pem, setting);
        if (Configuration[Folder] is not { Length: > 0 } folder)
            throw new InvalidOperationException(
                $"{Folder} is not set, and neither is {setting}. Set {Folder} to a folder outside of the repository that "
                    + $"survives restarts, or {setting} to P-256 private keys in PEM."
            );
        try
        {
            return KeyRing.FromFolder(folder, purpose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"{Folder} is \"{folder}\", which cannot be used ({error.Message}); it must be a folder that the app may write to.",
                error
            );
        }
    }

    /// <summary>As <see cref="Ring"/>, with a private key in it.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public KeyRing SigningRing(string purpose) =>
        Ring(purpose) is { Signing: not null } ring
            ? ring
            : throw new InvalidOperationException(
                $"The keys of {purpose} are public ones only; one of them must be a P-256 private key in PEM."
            );
}

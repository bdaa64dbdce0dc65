using Microsoft.Extensions.Configuration;

namespace CourseAI.Pipeline.Access;

/// <summary>An OpenID Connect authority whose tokens are taken beside the app's own. Section <c>CourseAI:Oidc</c>.</summary>
/// <param name="Authority">For Entra ID <c>https://login.microsoftonline.com/{tenant}/v2.0</c>: one tenant, never "common".</param>
/// <param name="Audience">The app registration's client id or application id URI.</param>
/// <param name="InstructorRole">The app role whose bearers are instructors; it comes in the claim <c>roles</c>.</param>
public sealed record OidcOptions(Uri Authority, string Audience, string InstructorRole)
{
    public const string Section = "CourseAI:Oidc";
    private const string DefaultInstructorRole = "Instructor";

    /// <summary>Entra's endpoints that sign for every tenant: anybody's directory could name our students' e-mails.</summary>
    private static readonly string[] SharedTenants = ["common", "organizations", "consumers"];

    /// <returns>Null when no authority is configured.</returns>
    /// <exception cref="InvalidOperationException">A setting is missing or unsafe; the message names it.</exception>
    public static OidcOptions? From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Authority"] is not { Length: > 0 } authority)
            return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException($"{Section}:Authority is \"{authority}\"; it must be an https URL.");
        if (uri.Segments.Any(segment => SharedTenants.Contains(segment.Trim('/'), StringComparer.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(
                $"{Section}:Authority is \"{authority}\"; it must name one tenant by its id, since any tenant could issue tokens with our students' e-mail addresses."
            );
        }
        if (section["Audience"] is not { Length: > 0 } audience)
            throw new InvalidOperationException(
                $"{Section}:Audience is missing; it is the app registration's client id."
            );
        return new OidcOptions(uri, audience, section["InstructorRole"] ?? DefaultInstructorRole);
    }
}

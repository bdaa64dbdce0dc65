using CourseAI.Core;
using CourseAI.Pipeline.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CourseAI.Pipeline.Access;

/// <summary>Checks tokens of the configured OpenID Connect authority; keys are fetched from it and kept.</summary>
public sealed class OidcTokens(OidcOptions options, IConfigurationManager<OpenIdConnectConfiguration> authority)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public static OidcTokens Over(OidcOptions options) =>
        new(
            options,
            new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{options.Authority.ToString().TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever()
            )
        );

    /// <returns>Null when the token is not of this authority and audience, has expired, or was changed.</returns>
    /// <exception cref="RefusalException">503: the authority's keys were never fetched, and cannot be now.</exception>
    public async Task<Identity?> ReadAsync(string token, CancellationToken cancellation)
    {
        var configuration = await ConfigurationAsync(cancellation);
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = options.Audience,
                IssuerSigningKeys = configuration.SigningKeys,
            }
        );
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            authority.RequestRefresh();
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            return null;
        var roles = jwt.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value);
        // An account without an id would share its binding with every other such account.
        if ((Claim(jwt, "oid") ?? Claim(jwt, "sub")) is not { } objectId)
            return null;
        return new Identity(
            objectId,
            IsDoubted(jwt) ? null : Claim(jwt, "email") ?? Claim(jwt, "preferred_username"),
            roles.Contains(options.InstructorRole, StringComparer.Ordinal)
        );
    }

    /// <summary>The authority says that nobody has shown the address to be theirs: it must find no student.</summary>
    private static bool IsDoubted(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue<bool>("email_verified", out var verified) && !verified;

    private async Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken cancellation)
    {
        try
        {
            return await authority.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException)
        {
            // What the manager throws when it never reached the authority.
            throw new RefusalException(
                StatusCodes.Status503ServiceUnavailable,
                "authority-unreachable",
                new Text(
                    "로그인 서버에 연결할 수 없습니다. 잠시 후 다시 시도해 주십시오.",
                    "The sign-in authority cannot be reached: try again shortly."
                )
            );
        }
    }

    private static string? Claim(JsonWebToken jwt, string name) =>
        jwt.TryGetPayloadValue<string>(name, out var value) && value.Length > 0 ? value : null;

    /// <param name="ObjectId">The account's id that never changes, unlike its e-mail.</param>
    public sealed record Identity(string ObjectId, string? Email, bool IsInstructor);
}

using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CourseAI.Pipeline.Access;

/// <summary>The app's own bearer tokens: ES256 JWTs with <c>sub</c> and <c>role</c>, issued by the command line.</summary>
public sealed class AccessTokens(KeyRing keys, TimeProvider clock)
{
    public const string Issuer = "courseai";
    private const string Audience = "courseai";
    private const string RoleClaim = "role";

    /// <summary>Keeps a receipt, which is signed too, from passing for a token.</summary>
    private const string Type = "at+jwt";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <exception cref="InvalidOperationException">The ring has no private key.</exception>
    public string Issue(Caller caller, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + lifetime,
                TokenType = Type,
                Subject = new ClaimsIdentity([
                    new Claim(JwtRegisteredClaimNames.Sub, caller.Name),
                    new Claim(RoleClaim, caller.Role == Role.Instructor ? "instructor" : "student"),
                ]),
                SigningCredentials =
                    keys.Signing ?? throw new InvalidOperationException("No private key to sign tokens with."),
            }
        );
    }

    /// <returns>Null when the token is not one of ours, has expired, or was changed.</returns>
    public async Task<Caller?> ReadAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = Audience,
                ValidTypes = [Type],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                IssuerSigningKeys = keys.Verifying,
                LifetimeValidator = (notBefore, expires, _, _) =>
                    notBefore - ClockSkew <= clock.GetUtcNow().UtcDateTime && clock.GetUtcNow().UtcDateTime < expires,
            }
        );
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            return null;
        return jwt.TryGetPayloadValue<string>(RoleClaim, out var role)
            ? role switch
            {
                "instructor" => Caller.Instructor(jwt.Subject),
                "student" => Caller.Student(jwt.Subject),
                _ => null,
            }
            : null;
    }

    /// <summary>The command line may run on a machine whose clock is a little ahead.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
}

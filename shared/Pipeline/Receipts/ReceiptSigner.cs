using System.Text;
using System.Text.Json;
using CourseAI.Core;
using CourseAI.Core.Receipts;
using CourseAI.Pipeline.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CourseAI.Pipeline.Receipts;

/// <summary>Makes and checks receipts: compact ES256 JWS (RFC 7515) whose payload is <see cref="ReceiptClaims"/> in JSON.</summary>
public sealed class ReceiptSigner(KeyRing keys)
{
    /// <summary>Keeps an access token, which is signed too, from passing for a receipt.</summary>
    private const string Type = "courseai-receipt+jwt";

    /// <summary>A receipt has about 900 characters; more than this is not one.</summary>
    public const int MaxLength = 8 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The id to put into the claims before signing.</summary>
    /// <exception cref="InvalidOperationException">The ring has no private key.</exception>
    public string KeyId => Credentials.Key.KeyId;

    /// <summary>Retired ones too: what they signed stays verifiable.</summary>
    public IReadOnlyList<PublicKey> PublicKeys => keys.PublicKeys;

    /// <summary>ES256 signatures differ each time: store what this returns, and never sign again.</summary>
    public string Sign(ReceiptClaims claims) =>
        _handler.CreateToken(
            Encoding.UTF8.GetString(CoreJson.Serialize(claims)),
            Credentials,
            new Dictionary<string, object>(StringComparer.Ordinal) { [JwtHeaderParameterNames.Typ] = Type }
        );

    public async Task<ReceiptCheck> VerifyAsync(string receipt)
    {
        receipt = receipt.Trim();
        if (receipt.Length > MaxLength || !_handler.CanReadToken(receipt))
            return Invalid(
                "영수증 형식이 아닙니다.",
                "This is not a receipt: it is three parts of letters and digits, joined by dots."
            );
        var result = await _handler.ValidateTokenAsync(
            receipt,
            new TokenValidationParameters
            {
                ValidTypes = [Type],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                IssuerSigningKeys = keys.Verifying,
                // A receipt is a statement about the past: it is for everyone, and it never expires.
                ValidateIssuer = false,
                ValidateAudience = false,
                ValidateLifetime = false,
                RequireExpirationTime = false,
            }
        );
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
        {
            return result.Exception is SecurityTokenSignatureKeyNotFoundException
                ? Invalid("이 서버의 열쇠로 서명되지 않았습니다.", "It was not signed with a key of this server.")
                : Invalid(
                    "서명이 내용과 맞지 않습니다. 영수증이 바뀌었습니다.",
                    "The signature does not fit the content: the receipt was changed."
                );
        }
        try
        {
            return new ReceiptCheck(
                CoreJson.Deserialize<ReceiptClaims>(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload)),
                null
            );
        }
        catch (JsonException)
        {
            return Invalid(
                "서명은 맞지만 영수증의 내용이 아닙니다.",
                "The signature holds, but the content is not a receipt's."
            );
        }
    }

    private SigningCredentials Credentials =>
        keys.Signing ?? throw new InvalidOperationException("No private key to sign receipts with.");

    private static ReceiptCheck Invalid(string ko, string en) => new(null, new Text(ko, en));
}

/// <param name="Claims">What the receipt states; null when it does not hold.</param>
/// <param name="Problem">Why it does not hold; null when it does.</param>
public sealed record ReceiptCheck(ReceiptClaims? Claims, Text? Problem)
{
    public bool Valid => Claims is not null;
}

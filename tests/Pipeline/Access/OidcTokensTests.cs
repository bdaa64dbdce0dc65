using System.Security.Cryptography;
using CourseAI.Pipeline.Access;
using CourseAI.Pipeline.Wire;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CourseAI.Pipeline.Tests.Access;

public sealed class OidcTokensTests : IDisposable
{
    private const string Issuer = "https://login.example/tenant/v2.0";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task An_account_has_its_id_and_its_address()
    {
        var identity = await ReadAsync(("oid", "1"), ("sub", "2"), ("email", "kim@univ.example"));
        identity.Should().Be(new OidcTokens.Identity("1", "kim@univ.example", IsInstructor: false));
    }

    [Fact]
    public async Task An_address_that_the_authority_doubts_finds_no_student() =>
        (await ReadAsync(("sub", "2"), ("email", "kim@univ.example"), ("email_verified", false)))!
            .Email.Should()
            .BeNull();

    [Fact]
    public async Task An_account_without_an_id_is_nobody() =>
        (await ReadAsync(("email", "kim@univ.example"))).Should().BeNull();

    [Fact]
    public async Task An_authority_that_cannot_be_reached_is_no_fault_of_the_caller()
    {
        // Nobody listens on port 1 of this machine.
        var nowhere = new OidcOptions(new Uri("https://127.0.0.1:1/tenant/v2.0"), "courseai", "Instructor");
        var read = () => OidcTokens.Over(nowhere).ReadAsync("a.b.c", TestContext.Current.CancellationToken);
        (await read.Should().ThrowAsync<RefusalException>()).Which.Status.Should().Be(503);
    }

    public void Dispose() => _key.Dispose();

    private async Task<OidcTokens.Identity?> ReadAsync(params (string Name, object Value)[] claims)
    {
        var key = new ECDsaSecurityKey(_key) { KeyId = "k" };
        var authority = new OpenIdConnectConfiguration { Issuer = Issuer };
        authority.SigningKeys.Add(key);
        var token = new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = "courseai",
                Claims = claims.ToDictionary(claim => claim.Name, claim => claim.Value, StringComparer.Ordinal),
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
            }
        );
        var options = new OidcOptions(new Uri(Issuer), "courseai", "Instructor");
        var oidc = new OidcTokens(options, new StaticConfigurationManager<OpenIdConnectConfiguration>(authority));
        return await oidc.ReadAsync(token, CancellationToken.None);
    }
}

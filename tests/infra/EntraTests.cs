using System.Text.Json.Nodes;
using CourseAI.Pipeline.Access;
using Microsoft.Extensions.Configuration;

namespace CourseAI.Infra.Tests;

/// <summary>The app registration issues the tokens that the app takes.</summary>
public sealed class EntraTests
{
    private static readonly JsonNode Registration = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Bicep.Infra, "entra.json"))
    )!;

    [Fact]
    public async Task One_tenant_its_own_audience_and_the_role_of_instructors()
    {
        Registration["signInAudience"]!.GetValue<string>().Should().Be("AzureADMyOrg");
        // In tokens of version 2 the audience is the client id.
        Registration["api"]!["requestedAccessTokenVersion"]!.GetValue<int>().Should().Be(2);
        var settings = await ResolvedSettings.ReadAsync();
        var oidc = OidcOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())!;
        oidc.Authority.AbsolutePath.Should().Be($"/{Deployment.Tenant}/v2.0");
        oidc.Audience.Should().Be(Deployment.EntraClient);
        Registration["appRoles"]![0]!["value"]!.GetValue<string>().Should().Be(oidc.InstructorRole);
    }

    [Fact]
    public void Its_tokens_carry_the_e_mail_that_finds_a_student() =>
        Registration["optionalClaims"]!["accessToken"]![0]!["name"]!.GetValue<string>().Should().Be("email");
}

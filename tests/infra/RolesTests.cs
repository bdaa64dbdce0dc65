namespace CourseAI.Infra.Tests;

/// <summary>Who may do what. A further role must be written here, by whoever adds it.</summary>
public sealed class RolesTests
{
    /// <summary>Names as in https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.</summary>
    private static readonly Dictionary<string, string> BuiltIn = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [Theory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task Roles_are_exactly_these(string environment)
    {
        var deployment = environment == "test" ? await Deployment.TestAsync() : await Deployment.ProductionAsync();
        deployment
            .All("Microsoft.Authorization/roleAssignments")
            .Select(one =>
            {
                var properties = one["properties"]!;
                var role = properties["roleDefinitionId"]!.GetValue<string>().Split('/')[^1];
                return $"{Holder(properties["principalId"]!.GetValue<string>())}: {BuiltIn[role]} on {Scope(one["id"]!.GetValue<string>())}";
            })
            .Should()
            .BeEquivalentTo(
                "app: Storage Blob Data Owner on storageAccounts",
                "app: Storage Queue Data Contributor on storageAccounts",
                "app: Storage Table Data Contributor on storageAccounts",
                "app: Key Vault Secrets User on vaults",
                "app: Monitoring Metrics Publisher on components",
                "Event Grid: Storage Blob Data Contributor on event-dead-letters",
                "key officer: Key Vault Secrets Officer on vaults"
            );
        deployment.All("Microsoft.Authorization/roleDefinitions").Should().BeEmpty();
    }

    [Fact]
    public async Task Keys_lie_in_a_vault_that_asks_for_roles_and_forgets_nothing()
    {
        var vault = (await Deployment.ProductionAsync()).Single("Microsoft.KeyVault/vaults")["properties"]!;
        vault["enableRbacAuthorization"]!.GetValue<bool>().Should().BeTrue();
        vault["enablePurgeProtection"]!.GetValue<bool>().Should().BeTrue();
        vault["enableSoftDelete"]!.GetValue<bool>().Should().BeTrue();
    }

    [Theory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task No_key_or_secret_passes_through_the_deployment(string environment)
    {
        var deployment = environment == "test" ? await Deployment.TestAsync() : await Deployment.ProductionAsync();
        deployment
            .Text.Should()
            .NotContainAny("listKeys", "AccountKey", "PRIVATE KEY", "SharedAccessSignature", "listAccountSas");
        deployment.All("Microsoft.KeyVault/vaults/secrets").Should().BeEmpty();
    }

    private static string Holder(string principal) =>
        principal == Deployment.KeyOfficer ? "key officer"
        : principal.Contains("userAssignedIdentities", StringComparison.Ordinal) ? "app"
        : principal.Contains("Microsoft.EventGrid/systemTopics", StringComparison.Ordinal) ? "Event Grid"
        : principal;

    /// <summary>The type that the assignment hangs on; of a container its name.</summary>
    private static string Scope(string id)
    {
        var resource = id[..id.LastIndexOf("/providers/", StringComparison.Ordinal)].Split('/');
        return resource[^2] == "containers" ? resource[^1] : resource[^2];
    }
}

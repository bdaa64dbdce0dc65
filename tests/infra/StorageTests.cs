using System.Text.Json.Nodes;
using CourseAI.Functions;
using CourseAI.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CourseAI.Infra.Tests;

public sealed class StorageTests
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Containers = $"{Account}/blobServices/containers";

    /// <summary>Containers that the app does not know: Flex Consumption's and Event Grid's.</summary>
    private static readonly string[] OfThePlatform = ["packages", "event-dead-letters"];

    [Fact]
    public async Task Nobody_enters_by_a_key_without_signing_in_or_without_TLS()
    {
        var account = (await Deployment.ProductionAsync()).Single(Account)["properties"]!;
        account["allowSharedKeyAccess"]!.GetValue<bool>().Should().BeFalse();
        account["allowBlobPublicAccess"]!.GetValue<bool>().Should().BeFalse();
        account["allowCrossTenantReplication"]!.GetValue<bool>().Should().BeFalse();
        account["supportsHttpsTrafficOnly"]!.GetValue<bool>().Should().BeTrue();
        account["minimumTlsVersion"]!.GetValue<string>().Should().Be("TLS1_2");
    }

    [Fact]
    public async Task Containers_are_those_of_the_code_and_none_is_public()
    {
        var deployment = await Deployment.ProductionAsync();
        deployment.Names(Containers).Should().BeEquivalentTo([.. StorageNames.Containers, .. OfThePlatform]);
        deployment
            .All(Containers)
            .Select(container => container["properties"]!["publicAccess"]!.GetValue<string>())
            .Should()
            .AllBe("None");
    }

    [Fact]
    public async Task Tables_are_those_of_the_code() =>
        (await Deployment.ProductionAsync())
            .Names($"{Account}/tableServices/tables")
            .Should()
            .BeEquivalentTo(StorageNames.Tables);

    [Fact]
    public async Task Queues_are_those_that_a_function_listens_to() =>
        (await Deployment.ProductionAsync())
            .Names($"{Account}/queueServices/queues")
            .Should()
            .BeEquivalentTo(
                typeof(Work)
                    .GetMethods()
                    .SelectMany(method => method.GetParameters())
                    .SelectMany(parameter =>
                        parameter.GetCustomAttributes(typeof(QueueTriggerAttribute), inherit: false)
                    )
                    .Select(trigger => ((QueueTriggerAttribute)trigger).QueueName)
            )
            .And.BeEquivalentTo(StorageNames.Queues);

    [Theory]
    [InlineData("archive")]
    [InlineData("receipts")]
    public async Task What_is_graded_and_what_was_signed_cannot_be_changed(string container)
    {
        var deployment = await Deployment.ProductionAsync();
        Named(deployment.All(Containers), container)["immutableStorageWithVersioning"]!["enabled"]!
            .GetValue<bool>()
            .Should()
            .BeTrue();
        var policy = deployment
            .All($"{Containers}/immutabilityPolicies")
            .Single(one => one["name"]!.GetValue<string>().EndsWith($"/{container}/default", StringComparison.Ordinal));
        policy["properties"]!["immutabilityPeriodSinceCreationInDays"]!
            .GetValue<int>()
            .Should()
            .BeGreaterThanOrEqualTo(180);
        policy["properties"]!["allowProtectedAppendWrites"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task What_was_deleted_or_overwritten_can_be_had_back()
    {
        var service = (await Deployment.ProductionAsync()).Single($"{Account}/blobServices")["properties"]!;
        service["isVersioningEnabled"]!.GetValue<bool>().Should().BeTrue();
        foreach (var policy in (string[])["deleteRetentionPolicy", "containerDeleteRetentionPolicy"])
        {
            service[policy]!["enabled"]!.GetValue<bool>().Should().BeTrue();
            service[policy]!["days"]!.GetValue<int>().Should().BeGreaterThanOrEqualTo(7);
        }
    }

    [Fact]
    public async Task Only_the_portals_page_writes_from_a_browser()
    {
        var service = (await Deployment.ProductionAsync()).Single($"{Account}/blobServices")["properties"]!;
        var rule = service["cors"]!["corsRules"]!.AsArray().Should().ContainSingle().Subject!;
        Strings(rule["allowedOrigins"]!).Should().Equal(Deployment.Given["COURSEAI_BASE_URL"]);
        var ours = BrowserAccess.From([Deployment.Given["COURSEAI_BASE_URL"]]);
        string.Join(',', Strings(rule["allowedMethods"]!)).Should().Be(ours.AllowedMethods);
        string.Join(',', Strings(rule["allowedHeaders"]!)).Should().Be(ours.AllowedHeaders);
        string.Join(',', Strings(rule["exposedHeaders"]!)).Should().Be(ours.ExposedHeaders);
        rule["maxAgeInSeconds"]!.GetValue<int>().Should().Be(ours.MaxAgeInSeconds);
    }

    [Theory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task Nothing_ends_while_it_must_be_kept_and_everything_handed_in_ends(string environment)
    {
        var deployment = environment == "test" ? await Deployment.TestAsync() : await Deployment.ProductionAsync();
        var kept = deployment
            .All($"{Containers}/immutabilityPolicies")
            .Max(one => one["properties"]!["immutabilityPeriodSinceCreationInDays"]!.GetValue<int>());
        var rules = deployment.Single($"{Account}/managementPolicies")["properties"]!["policy"]!["rules"]!.AsArray();
        var ends = rules
            .Select(rule => rule!["definition"]!)
            .SelectMany(rule =>
                Strings(rule["filters"]!["prefixMatch"]!)
                    .Select(prefix =>
                        (
                            Container: prefix.TrimEnd('/'),
                            Days: rule["actions"]!
                                ["baseBlob"]
                                ?["delete"]?["daysAfterModificationGreaterThan"]?.GetValue<int>()
                        )
                    )
            )
            .ToDictionary(rule => rule.Container, rule => rule.Days, StringComparer.Ordinal);
        foreach (var container in StorageNames.Containers.Except([StorageNames.Course], StringComparer.Ordinal))
            ends[container].Should().BeGreaterThan(kept);
    }

    private static JsonNode Named(IEnumerable<JsonNode> resources, string name) =>
        resources.Single(one => one["name"]!.GetValue<string>().EndsWith($"/{name}", StringComparison.Ordinal))[
            "properties"
        ]!;

    private static IEnumerable<string> Strings(JsonNode array) =>
        array.AsArray().Select(one => one!.GetValue<string>());
}

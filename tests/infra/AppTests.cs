using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using CourseAI.Functions;
using CourseAI.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CourseAI.Infra.Tests;

public sealed class AppTests
{
    /// <summary>Settings of the Functions host, which the app does not read.</summary>
    private static readonly string[] OfTheHost =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AzureWebJobsDisableHomepage",
    ];

    /// <summary>On Flex Consumption the plan says these; https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#deprecated-properties-and-settings.</summary>
    private static readonly string[] NotOnFlexConsumption =
    [
        "FUNCTIONS_EXTENSION_VERSION",
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_WORKER_PROCESS_COUNT",
        "WEBSITE_RUN_FROM_PACKAGE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTSHARE",
        "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "ENABLE_ORYX_BUILD",
    ];

    [Fact]
    public async Task The_app_starts_with_exactly_the_settings_of_the_deployment()
    {
        var settings = await ResolvedSettings.ReadAsync();
        var source = new Observed(settings);

        // Throws where one is missing or wrong.
        var configuration = new ConfigurationBuilder().Add(source).Build();
        var services = new ServiceCollection().AddCourseAI(configuration);
        var before = services.Count;
        services.AddObservability(configuration);

        services.Count.Should().BeGreaterThan(before, "Azure Monitor is told where to send to");

        settings.Keys.Except(source.Read, StringComparer.OrdinalIgnoreCase).Should().BeEquivalentTo(OfTheHost);
    }

    [Fact]
    public async Task No_setting_that_the_plan_decides_is_set() =>
        (await SettingsAsync()).Select(setting => setting.Key).Should().NotContain(NotOnFlexConsumption);

    [Fact]
    public async Task Keys_come_from_the_vault()
    {
        var settings = await SettingsAsync();
        foreach (var purpose in (string[])["receipts", "tokens"])
            settings[$"CourseAI__Keys__{purpose}"]!
                .GetValue<string>()
                .Should()
                .Contain("@Microsoft.KeyVault(SecretUri=")
                .And.Contain($"secrets/{purpose}");
    }

    [Fact]
    public async Task It_runs_what_the_project_is_built_for()
    {
        var built = typeof(Work)
            .Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), inherit: false)
            .Cast<TargetFrameworkAttribute>()
            .Single()
            .FrameworkName;
        var runtime = (await SiteAsync())["functionAppConfig"]!["runtime"]!;
        runtime["name"]!.GetValue<string>().Should().Be("dotnet-isolated");
        $".NETCoreApp,Version=v{runtime["version"]!.GetValue<string>()}".Should().Be(built);
        var plan = (await Deployment.ProductionAsync()).Single("Microsoft.Web/serverfarms");
        plan["sku"]!["name"]!.GetValue<string>().Should().Be("FC1");
    }

    [Fact]
    public async Task It_is_reached_and_published_over_TLS_and_by_sign_in_only()
    {
        var site = await SiteAsync();
        site["httpsOnly"]!.GetValue<bool>().Should().BeTrue();
        site["siteConfig"]!["minTlsVersion"]!.GetValue<string>().Should().Be("1.2");
        site["siteConfig"]!["scmMinTlsVersion"]!.GetValue<string>().Should().Be("1.2");
        site["siteConfig"]!["ftpsState"]!.GetValue<string>().Should().Be("Disabled");
        (await Deployment.ProductionAsync())
            .All("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .Select(policy => (Name(policy), policy["properties"]!["allow"]!.GetValue<bool>()))
            .Should()
            .BeEquivalentTo([("ftp", false), ("scm", false)]);
        site["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]!["type"]!
            .GetValue<string>()
            .Should()
            .Be("UserAssignedIdentity");
    }

    [Fact]
    public async Task Always_ready_instances_are_of_functions_that_there_are()
    {
        Ready(await SiteAsync())
            .Should()
            .BeEquivalentTo([("http", 1), ("blob", 2), ($"function:{nameof(Work.OnReportRequested)}", 3)]);
        var test = (await Deployment.TestAsync()).Single("Microsoft.Web/sites")["properties"]!;
        Ready(test).Should().BeEmpty();
    }

    private static IEnumerable<(string, int)> Ready(JsonNode site) =>
        site["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!
            .AsArray()
            .Select(group => (group!["name"]!.GetValue<string>(), group["instanceCount"]!.GetValue<int>()));

    private static async Task<JsonNode> SiteAsync() =>
        (await Deployment.ProductionAsync()).Single("Microsoft.Web/sites")["properties"]!;

    private static async Task<JsonObject> SettingsAsync() =>
        (await Deployment.ProductionAsync()).Single("Microsoft.Web/sites/config")["properties"]!.AsObject();

    private static string Name(JsonNode resource) => resource["name"]!.GetValue<string>().Split('/')[^1];

    /// <summary>Settings that tell which of them were read.</summary>
    private sealed class Observed : ConfigurationProvider, IConfigurationSource
    {
        public Observed(IDictionary<string, string?> settings) => Data = settings;

        public HashSet<string> Read { get; } = new(StringComparer.OrdinalIgnoreCase);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            Read.Add(key);
            return base.TryGet(key, out value);
        }
    }
}

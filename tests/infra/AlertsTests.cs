using System.Text.RegularExpressions;
using CourseAI.Pipeline.Telemetry;

namespace CourseAI.Infra.Tests;

public sealed class AlertsTests
{
    [Fact]
    public async Task What_must_wake_somebody_does()
    {
        var deployment = await Deployment.ProductionAsync();
        var alerts = deployment.All("Microsoft.Insights/scheduledQueryRules");
        deployment
            .Names("Microsoft.Insights/scheduledQueryRules")
            .Concat(deployment.Names("Microsoft.Insights/metricAlerts"))
            .Should()
            .BeEquivalentTo(
                "courseai-poison",
                "courseai-evidence-is-late",
                "courseai-sweep-is-silent",
                "courseai-server-errors",
                "courseai-events-undelivered"
            );
        alerts.Select(alert => alert["properties"]!["enabled"]!.GetValue<bool>()).Should().AllBeEquivalentTo(true);
        var late = alerts.Single(alert => alert["name"]!.GetValue<string>() == "courseai-evidence-is-late");
        late["properties"]!["criteria"]!["allOf"]![0]!["threshold"]!.GetValue<int>().Should().Be(5 * 60);
    }

    [Fact]
    public async Task Alerts_ask_only_for_metrics_that_the_code_has_and_the_workbook_shows_all_of_them()
    {
        var deployment = await Deployment.ProductionAsync();
        var alerts = deployment.All("Microsoft.Insights/scheduledQueryRules").Select(alert => alert.ToJsonString());
        alerts.SelectMany(Metrics).Should().BeSubsetOf(CourseMetrics.Names).And.HaveCountGreaterThan(3);
        var workbook = deployment.Single("Microsoft.Insights/workbooks")["properties"]!["serializedData"]!;
        Metrics(workbook.GetValue<string>())
            .Distinct(StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(CourseMetrics.Names);
    }

    [Fact]
    public async Task The_runbook_has_a_section_for_each_alert()
    {
        var runbook = await File.ReadAllLinesAsync(Path.Combine(Bicep.Infra, "..", "docs", "operations.md"));
        var deployment = await Deployment.ProductionAsync();
        foreach (
            var alert in deployment
                .All("Microsoft.Insights/scheduledQueryRules")
                .Concat(deployment.All("Microsoft.Insights/metricAlerts"))
        )
        {
            var section = alert["name"]!.GetValue<string>().Split('-', 2)[1];
            alert["properties"]!["description"]!.GetValue<string>().Should().Be($"docs/operations.md, \"{section}\"");
            runbook.Should().Contain($"### {section}");
        }
    }

    private static IEnumerable<string> Metrics(string text) =>
        Regex.Matches(text, @"courseai(\.[a-z]+)+").Select(match => match.Value);

    [Fact]
    public async Task Alerts_and_the_budget_go_to_the_operator()
    {
        var deployment = await Deployment.ProductionAsync();
        var operators = Deployment.Given["COURSEAI_OPERATOR_EMAIL"];
        var group = deployment.Single("Microsoft.Insights/actionGroups");
        group["properties"]!["emailReceivers"]![0]!["emailAddress"]!.GetValue<string>().Should().Be(operators);
        var budget = deployment.Single("Microsoft.Consumption/budgets")["properties"]!;
        budget["amount"]!.GetValue<int>().Should().BePositive();
        budget["notifications"]!
            .AsObject()
            .Select(notification => notification.Value!["contactEmails"]![0]!.GetValue<string>())
            .Should()
            .HaveCount(2)
            .And.AllBe(operators);
    }
}

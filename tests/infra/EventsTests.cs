using System.Text.Json.Nodes;
using CourseAI.Functions;
using CourseAI.Storage;

namespace CourseAI.Infra.Tests;

/// <summary>Storage's events find the function that is written for them.</summary>
public sealed class EventsTests
{
    [Fact]
    public async Task Created_blobs_of_uploads_and_nothing_else_are_told()
    {
        var filter = (await SubscriptionAsync())["filter"]!;
        filter["subjectBeginsWith"]!
            .GetValue<string>()
            .Should()
            .Be($"/blobServices/default/containers/{StorageNames.Uploads}/blobs/");
        filter["includedEventTypes"]!
            .AsArray()
            .Select(type => type!.GetValue<string>())
            .Should()
            .Equal("Microsoft.Storage.BlobCreated");
    }

    [Fact]
    public async Task They_go_to_the_blob_trigger_with_a_key_that_no_one_hands_over()
    {
        var endpoint = (await SubscriptionAsync())["destination"]!["properties"]!["endpointUrl"]!.GetValue<string>();
        endpoint
            .Should()
            .Contain("/runtime/webhooks/blobs?functionName=")
            .And.Contain($"'Host.Functions.{nameof(Work.OnUpload)}'")
            .And.Contain("host/default")
            .And.Contain("systemKeys.blobs_extension");
    }

    [Fact]
    public async Task What_could_not_be_delivered_is_kept()
    {
        var subscription = await SubscriptionAsync();
        var place = subscription["deadLetterWithResourceIdentity"]!;
        place["identity"]!["type"]!.GetValue<string>().Should().Be("SystemAssigned");
        var container = place["deadLetterDestination"]!["properties"]!["blobContainerName"]!.GetValue<string>();
        (await Deployment.ProductionAsync())
            .Names("Microsoft.Storage/storageAccounts/blobServices/containers")
            .Should()
            .Contain(container);
        subscription["retryPolicy"]!["eventTimeToLiveInMinutes"]!.GetValue<int>().Should().Be(24 * 60);
    }

    private static async Task<JsonNode> SubscriptionAsync() =>
        (
            await Deployment.EvaluateAsync(
                "events.bicep",
                "param appName = 'app'",
                "param storageName = 'store'",
                "param topicName = 'topic'"
            )
        ).Single("Microsoft.EventGrid/systemTopics/eventSubscriptions")["properties"]!;
}

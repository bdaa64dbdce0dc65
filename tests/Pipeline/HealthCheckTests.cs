using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using CourseAI.Storage;
using CourseAI.Storage.Tests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CourseAI.Pipeline.Tests;

public sealed class HealthCheckTests(AzuriteAccounts accounts)
{
    [Fact]
    public async Task All_is_told_and_well()
    {
        await using var course = await CourseUnderTest.StartAsync(accounts);
        await course.Storage.Requests.SendAsync(CourseUnderTest.Student);
        var (status, report) = await AskAsync(course.Get<HealthCheck>());
        status.Should().Be(200);
        report.Status.Should().Be("healthy");
        report.Storage.Should().BeTrue();
        report.Queues[StorageNames.ReportRequestsQueue].Should().Be(1);
        report.Queues[StorageNames.UploadPoisonQueue].Should().Be(0);
    }

    [Theory]
    [InlineData("/report-requests")]
    [InlineData("/Course(")]
    [InlineData("/course/course.json")]
    public async Task A_part_of_storage_that_refuses_is_a_503(string address)
    {
        var policy = new Refusing(address);
        await using var course = await CourseUnderTest.StartAsync(accounts, policy);
        policy.Refuses = true;
        var (status, report) = await AskAsync(course.Get<HealthCheck>());
        status.Should().Be(503);
        report.Storage.Should().BeFalse();
        report.Problems.Should().ContainSingle().Which.Should().StartWith("Storage answered 403");
    }

    private static async Task<(int? Status, HealthReport Report)> AskAsync(HealthCheck check)
    {
        var answer = (JsonHttpResult<HealthReport>)await check.RunAsync(CancellationToken.None);
        return (answer.StatusCode, answer.Value!);
    }

    /// <summary>As storage answers an identity that has lost its role.</summary>
    private sealed class Refusing(string address) : HttpPipelineSynchronousPolicy
    {
        public bool Refuses { get; set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (Refuses && message.Request.Uri.ToString().Contains(address, StringComparison.Ordinal))
                throw new RequestFailedException(403, "refused", "AuthorizationPermissionMismatch", null);
        }
    }
}

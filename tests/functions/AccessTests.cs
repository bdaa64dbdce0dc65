using System.Net;
using CourseAI.Pipeline;
using CourseAI.Storage;

namespace CourseAI.Functions.Tests;

public sealed class AccessTests(RunningApp app)
{
    [Theory]
    [InlineData("GET", "api/course")]
    [InlineData("GET", "api/me")]
    [InlineData("GET", "api/students")]
    [InlineData("GET", "api/reports/s01")]
    [InlineData("GET", "api/reports.zip")]
    [InlineData("PUT", "api/course")]
    [InlineData("POST", "api/regrade")]
    public async Task Without_a_token_nothing_is_answered(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var answer = await app.Anyone.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
    }

    [Theory]
    [InlineData("GET", "api/students")]
    [InlineData("GET", "api/students/s31")]
    [InlineData("GET", "api/reports/s31")]
    [InlineData("GET", "api/reports.zip")]
    [InlineData("GET", "api/gradebook.csv")]
    [InlineData("GET", "api/course.json")]
    [InlineData("GET", "api/roster")]
    [InlineData("GET", "api/extensions")]
    [InlineData("GET", "api/unrecognised")]
    [InlineData("PUT", "api/course")]
    [InlineData("PUT", "api/roster")]
    [InlineData("PUT", "api/extensions")]
    [InlineData("PUT", "api/students/s30/scores")]
    [InlineData("PUT", "api/students/s30/findings/due")]
    [InlineData("POST", "api/regrade")]
    [InlineData("POST", "api/inspect/00000000000000000000000000")]
    public async Task A_student_reaches_nothing_of_others_and_nothing_of_the_instructor(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        (await app.Student("s30").SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_instructor_hands_in_nothing() =>
        (await app.Instructor.GetAsync("api/me")).StatusCode.Should().Be(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Health_tells_storage_models_queues_and_versions()
    {
        var health = (await app.Anyone.GetAsync<HealthReport>("api/health"))!;
        health.Status.Should().Be("healthy");
        health.Storage.Should().BeTrue();
        health.AppVersion.Should().StartWith("0.1.0");
        health.CourseVersion.Should().MatchRegex("^[0-9a-f]{64}$");
        health.Models["digits"].Should().MatchRegex("^[0-9a-f]{64}$");
        health.Queues.Keys.Should().BeEquivalentTo(StorageNames.Queues);
        health.Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task Health_and_keys_are_everybodys()
    {
        (await app.Anyone.GetAsync("api/health")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.Anyone.GetStringAsync("api/receipts/keys")).Should().Contain("P-256");
    }
}

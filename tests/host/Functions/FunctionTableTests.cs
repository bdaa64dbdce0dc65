using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace EmbeddedFunctions.Tests.Functions;

public sealed class FunctionTableTests
{
    [Fact]
    public async Task All_that_is_not_supported_stops_the_start_at_once_by_name()
    {
        var start = () =>
            EmbeddedHost.StartAsync(
                builder => builder.ConfigureFunctionsWebApplication(),
                "UseDevelopmentStorage=true",
                typeof(Unsupported)
            );
        var problems = (await start.Should().ThrowAsync<FunctionsStartException>()).Which.Problems;
        problems
            .Should()
            .BeEquivalentTo(
                "Function Keyed: parameter 'request': AuthorizationLevel.Function needs the keys of the real host; supported is AuthorizationLevel.Anonymous, named in the attribute.",
                "Function Mvc: it returns Task<IActionResult>; supported here: IResult, Task<IResult>, Task or void.",
                "Function Unfilled: parameter 'service': nothing fills HttpClient service; supported are FunctionContext, CancellationToken, [BlobInput] BlobClient, and values of the route by name.",
                "Function Unconstrained: parameter 'number': the route must say {number:int} for Int32.",
                "Function Grid: parameter 'blob': Source = BlobTriggerSource.EventGrid is not supported; leave it out, and the container is scanned.",
                "Function Text: parameter 'content': [BlobTrigger] on String; supported is BlobClient.",
                "Function TwoTokens: parameter 'blob': the blob path 'box/{a}/{b}' must be container/name with at most one {token} in the name; the container has 3 to 63 lower-case letters, digits and dashes.",
                "Function Elsewhere: parameter 'body': the setting Missing is not set; it must hold a storage connection string.",
                "Function Retried: [FixedDelayRetry] is for timers only; blobs and queue messages have the tries that host.json names.",
                "Function FiveFields: parameter 'timer': the schedule '*/5 * * * *' must be six NCRONTAB fields, as '0 */5 * * * *': second, minute, hour, day, month, day of week.",
                "Function NoTrigger: it has 0 parameters with a trigger; it must have exactly one [HttpTrigger], [BlobTrigger], [QueueTrigger] or [TimerTrigger].",
                "Function Twice: 2 methods have this name; each needs its own."
            );
    }

    [Fact]
    public async Task HTTP_functions_need_the_web_application()
    {
        var start = () => EmbeddedHost.StartAsync(_ => { }, "UseDevelopmentStorage=true", typeof(Plain));
        (await start.Should().ThrowAsync<FunctionsStartException>()).WithMessage(
            "*Function Plain: *ConfigureFunctionsWebApplication*"
        );
    }

    [Theory]
    [InlineData("AzureFunctionsJobHost:extensions:queues:batchSize", "33", "*batchSize is '33'*1 to 32*")]
    [InlineData("AzureFunctionsJobHost:version", "1.0", "*version is '1.0'*2.0*")]
    [InlineData("AzureFunctionsWebHost:hostid", "Not Valid", "*hostid is 'Not Valid'*")]
    public async Task A_setting_that_is_no_use_stops_the_start(string name, string value, string message)
    {
        var start = () =>
            EmbeddedHost.StartAsync(
                builder =>
                {
                    builder.ConfigureFunctionsWebApplication();
                    builder.Configuration[name] = value;
                },
                "UseDevelopmentStorage=true",
                typeof(Plain)
            );
        (await start.Should().ThrowAsync<FunctionsStartException>()).WithMessage(message);
    }

    public sealed class Plain
    {
        [Function("Plain")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Ok();
    }

    public sealed class Unsupported
    {
        [Function("Keyed")]
        public static IResult Keyed([HttpTrigger("get")] HttpRequest request) => Results.Ok();

        [Function("Mvc")]
        public static Task<IActionResult> Mvc([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
            Task.FromResult<IActionResult>(new OkResult());

        [Function("Unfilled")]
        public static IResult Unfilled(
            [HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request,
            HttpClient service
        ) => Results.Ok();

        [Function("Unconstrained")]
        public static IResult Unconstrained(
            [HttpTrigger(AuthorizationLevel.Anonymous, Route = "x/{number}")] HttpRequest request,
            int number
        ) => Results.Ok();

        [Function("Grid")]
        public static void Grid([BlobTrigger("in/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob) { }

        [Function("Text")]
        public static void Text([BlobTrigger("in1/{name}")] string content) { }

        [Function("TwoTokens")]
        public static void TwoTokens([BlobTrigger("box/{a}/{b}")] BlobClient blob) { }

        [Function("Elsewhere")]
        public static void Elsewhere([QueueTrigger("q", Connection = "Missing")] string body) { }

        [Function("Retried")]
        [FixedDelayRetry(3, "00:00:01")]
        public static void Retried([QueueTrigger("q")] string body) { }

        [Function("FiveFields")]
        public static void FiveFields([TimerTrigger("*/5 * * * *")] TimerInfo timer) { }

        [Function("NoTrigger")]
        public static void NoTrigger(FunctionContext context) { }

        [Function("Twice")]
        public static void Twice([QueueTrigger("q")] string body) { }

        [Function("Twice")]
        public static void TwiceAgain([QueueTrigger("q")] string body) { }
    }
}

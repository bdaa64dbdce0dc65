using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace EmbeddedFunctions.Tests.Functions;

public sealed class HostedFunctionTests(Storage storage)
{
    [Fact]
    public async Task The_host_tells_what_it_runs_and_on_which_arguments()
    {
        await using var host = await EmbeddedHost.StartAsync(
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Configuration["AzureFunctionsWebHost:hostid"] = "hosted-function-tests";
                builder.Configuration["Which"] = "told";
            },
            storage.ConnectionString,
            typeof(All)
        );
        host.Functions.Select(Shown)
            .Should()
            .BeEquivalentTo(
                "Blob: blobTrigger Source=LogsAndContainerScan, blobPath=told/a{name}.txt",
                "Call: httpTrigger Route=calls/{id:int}, authLevel=Anonymous, methods=get,put",
                "Message: queueTrigger queueName=told-messages",
                "Time: timerTrigger RunOnStartup=False, UseMonitor=False, schedule=0 0 3 * * 1"
            );
    }

    private static string Shown(HostedFunction function) =>
        $"{function.Name}: {function.Trigger} {string.Join(", ", function.Arguments.Select(argument => $"{argument.Key}={argument.Value}"))}";

    public static class All
    {
        [Function("Call")]
        public static IResult Call(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "calls/{id:int}")] HttpRequest request,
            int id
        ) => Results.Text($"{request.Path} {id}");

        [Function("Blob")]
        public static void Blob([BlobTrigger("%Which%/a{name}.txt")] BlobClient blob, string name) => _ = (blob, name);

        [Function("Message")]
        public static void Message([QueueTrigger("%Which%-messages")] string message) => _ = message;

        [Function("Time")]
        public static void Time([TimerTrigger("0 0 3 * * 1", UseMonitor = false)] TimerInfo timer) => _ = timer;
    }
}

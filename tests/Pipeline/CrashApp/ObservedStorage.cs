using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Tests;

/// <summary>Storage whose requests pass through a policy of the test's.</summary>
internal static class ObservedStorage
{
    public static CourseStorage Open(string connection, HttpPipelinePolicy policy, TimeProvider time) =>
        new(
            new BlobServiceClient(connection, With(new BlobClientOptions(), policy)),
            new QueueServiceClient(
                connection,
                With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, policy)
            ),
            new TableServiceClient(connection, With(new TableClientOptions(), policy)),
            time
        );

    private static T With<T>(T options, HttpPipelinePolicy policy)
        where T : ClientOptions
    {
        options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        return options;
    }
}

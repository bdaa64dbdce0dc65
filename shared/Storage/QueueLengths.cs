using Azure;
using Azure.Storage.Queues;

namespace CourseAI.Storage;

/// <summary>How much lies in the queues of a course.</summary>
public sealed class QueueLengths
{
    private readonly QueueServiceClient _queues;

    internal QueueLengths(QueueServiceClient queues) => _queues = queues;

    /// <param name="queue">One of <see cref="StorageNames.Queues"/>.</param>
    /// <returns>Messages, those included that are being worked on; storage calls it approximate. 0 for a queue that is not there yet.</returns>
    public async Task<int> CountAsync(string queue, CancellationToken cancellation = default)
    {
        try
        {
            return (await _queues.GetQueueClient(queue).GetPropertiesAsync(cancellation))
                .Value
                .ApproximateMessagesCount;
        }
        catch (RequestFailedException error) when (error.IsNotFound())
        {
            return 0;
        }
    }
}

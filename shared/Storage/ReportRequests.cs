using Azure.Storage.Queues;

namespace CourseAI.Storage;

/// <summary>The queue of students whose verdict and report are to be made; a message is a student id, in Base64.</summary>
public sealed class ReportRequests
{
    private readonly QueueClient _queue;

    internal ReportRequests(QueueClient queue) => _queue = queue;

    public Task SendAsync(string studentId, CancellationToken cancellation = default) =>
        // Never expires: a request that waited out a long outage is still wanted.
        _queue.SendMessageAsync(studentId, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellation);

    internal Task EnsureCreatedAsync(CancellationToken cancellation) =>
        _queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
}

using Microsoft.Extensions.Logging;

namespace EmbeddedFunctions;

/// <summary>Every line that the host logs. One per invocation, one when it is ready, and what went wrong.</summary>
internal sealed partial class HostLog(ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("EmbeddedFunctions");

    [LoggerMessage(1, LogLevel.Information, "Ready on {Address} after {Milliseconds} ms: {Functions}")]
    public partial void Ready(string address, long milliseconds, string functions);

    [LoggerMessage(2, LogLevel.Information, "{Function} ({InvocationId}) succeeded in {Milliseconds} ms")]
    public partial void Succeeded(string function, string invocationId, long milliseconds);

    [LoggerMessage(3, LogLevel.Error, "{Function} ({InvocationId}) failed in {Milliseconds} ms")]
    public partial void Failed(string function, string invocationId, long milliseconds, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "{Function} ({InvocationId}) was cancelled after {Milliseconds} ms")]
    public partial void Cancelled(string function, string invocationId, long milliseconds);

    [LoggerMessage(5, LogLevel.Warning, "{Function} failed at all {Tries} tries; a message lies in {Queue}")]
    public partial void Poisoned(string function, int tries, string queue);

    [LoggerMessage(6, LogLevel.Warning, "Storage gives trouble, and is asked again ({What}): {Reason}")]
    public partial void StorageTrouble(string what, string reason);

    [LoggerMessage(7, LogLevel.Warning, "The lock {Name} is lost: {Reason}")]
    public partial void LockLost(string name, string reason);
}

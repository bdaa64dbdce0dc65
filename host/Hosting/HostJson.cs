using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EmbeddedFunctions;

/// <summary>
/// What this host reads of host.json. As on the real host each value can be set by a setting
/// <c>AzureFunctionsJobHost__{path}</c>, with <c>__</c> for each level.
/// </summary>
internal sealed record HostJson
{
    public const string FileName = "host.json";
    public const string OverrideSection = "AzureFunctionsJobHost";

    /// <summary>Without slashes at its ends; the real host's default is <c>api</c>.</summary>
    public required string RoutePrefix { get; init; }

    /// <summary>Blob functions that run at the same time, for each function.</summary>
    public required int BlobParallelism { get; init; }

    public required int BlobTries { get; init; }

    /// <summary>Messages taken by one request, 1 to 32.</summary>
    public required int QueueBatch { get; init; }

    /// <summary>A further batch is taken while at most this many messages are being worked on.</summary>
    public required int QueueNewBatchThreshold { get; init; }

    public required int QueueTries { get; init; }

    /// <summary>How long a message whose function failed stays invisible.</summary>
    public required TimeSpan QueueRetryDelay { get; init; }

    /// <summary>The longest pause between two looks at an empty queue. The real host's default is a minute, ours a second.</summary>
    public required TimeSpan QueueMaxPolling { get; init; }

    public required bool QueueBase64 { get; init; }

    /// <summary>The file, if it is there, under the settings that override it.</summary>
    /// <exception cref="FunctionsStartException">A value is not usable; every such value is told.</exception>
    public static HostJson Read(IConfiguration hostJson)
    {
        var problems = new List<string>();
        var reader = new Reader(hostJson, problems);
        var batch = reader.Number("extensions:queues:batchSize", 16, 1, 32);
        var value = new HostJson
        {
            RoutePrefix = (hostJson["extensions:http:routePrefix"] ?? "api").Trim('/'),
            BlobParallelism = reader.Number(
                "extensions:blobs:maxDegreeOfParallelism",
                8 * Environment.ProcessorCount,
                1,
                1000
            ),
            BlobTries = reader.Number("extensions:blobs:poisonBlobThreshold", 5, 1, 100),
            QueueBatch = batch,
            QueueNewBatchThreshold = reader.Number("extensions:queues:newBatchThreshold", batch / 2, 0, 1000),
            QueueTries = reader.Number("extensions:queues:maxDequeueCount", 5, 1, 100),
            QueueRetryDelay = reader.Time("extensions:queues:visibilityTimeout", TimeSpan.Zero, TimeSpan.FromDays(7)),
            QueueMaxPolling = reader.Time(
                "extensions:queues:maxPollingInterval",
                TimeSpan.FromSeconds(1),
                TimeSpan.FromHours(1)
            ),
            QueueBase64 = reader.OneOf("extensions:queues:messageEncoding", "base64", "none") == "base64",
        };
        reader.OneOf("version", "2.0");
        return problems.Count == 0 ? value : throw new FunctionsStartException(problems);
    }

    private sealed class Reader(IConfiguration hostJson, List<string> problems)
    {
        public int Number(string path, int otherwise, int least, int most)
        {
            if (hostJson[path] is not { } text)
                return otherwise;
            if (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && value >= least
                && value <= most
            )
                return value;
            problems.Add($"{FileName}, {path} is '{text}'; it must be a whole number from {least} to {most}.");
            return otherwise;
        }

        public TimeSpan Time(string path, TimeSpan otherwise, TimeSpan most)
        {
            if (hostJson[path] is not { } text)
                return otherwise;
            if (
                TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value)
                && value >= TimeSpan.Zero
                && value <= most
            )
                return value;
            problems.Add($"{FileName}, {path} is '{text}'; it must be hh:mm:ss, at most {most:c}.");
            return otherwise;
        }

        /// <summary>The first value is the default.</summary>
        public string OneOf(string path, params string[] values)
        {
            var text = hostJson[path] ?? values[0];
            if (values.Contains(text, StringComparer.OrdinalIgnoreCase))
                return text.ToLowerInvariant();
            problems.Add($"{FileName}, {path} is '{text}'; it must be one of: {string.Join(", ", values)}.");
            return values[0];
        }
    }
}

using System.Globalization;
using System.Reflection;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace EmbeddedFunctions;

/// <summary>One trigger attribute with its arguments, checked.</summary>
internal static class TriggerReader
{
    public static Trigger? Read(
        MethodInfo method,
        ParameterInfo parameter,
        Attribute attribute,
        HostSettings settings,
        Action<string> refuse
    )
    {
        void Refuse(string reason) => refuse($"parameter '{parameter.Name}': {reason}");

        var (type, of) = attribute switch
        {
            HttpTriggerAttribute => (typeof(HttpRequest), "[HttpTrigger]"),
            BlobTriggerAttribute => (typeof(BlobClient), "[BlobTrigger]"),
            QueueTriggerAttribute => (typeof(string), "[QueueTrigger]"),
            _ => (typeof(TimerInfo), "[TimerTrigger]"),
        };
        if (parameter.ParameterType != type)
            Refuse($"{of} on {TypeName.Of(parameter.ParameterType)}; supported is {type.Name}.");
        var retry = method.GetCustomAttribute<FixedDelayRetryAttribute>();
        if (retry is not null && attribute is not TimerTriggerAttribute)
            refuse(
                "[FixedDelayRetry] is for timers only; blobs and queue messages have the tries that host.json names."
            );
        return attribute switch
        {
            HttpTriggerAttribute http => Http(http, method, Refuse),
            BlobTriggerAttribute blob => Blob(blob, settings, Refuse),
            QueueTriggerAttribute queue => Try(
                () => new QueueTrigger(settings.Resolve(queue.QueueName), settings.ConnectionString(queue.Connection)),
                Refuse
            ),
            TimerTriggerAttribute timer => Timer(timer, retry, settings, Refuse),
            _ => null,
        };
    }

    /// <summary>A setting or an argument that cannot be read is told, not thrown.</summary>
    public static T? Try<T>(Func<T> read, Action<string> refuse)
        where T : class
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            refuse(error.Message + ".");
            return null;
        }
    }

    private static HttpTrigger? Http(HttpTriggerAttribute http, MethodInfo method, Action<string> refuse)
    {
        if (http.AuthLevel != AuthorizationLevel.Anonymous)
        {
            refuse(
                $"AuthorizationLevel.{http.AuthLevel} needs the keys of the real host; supported is AuthorizationLevel.Anonymous, named in the attribute."
            );
            return null;
        }
        var route = http.Route ?? method.GetCustomAttribute<FunctionAttribute>()!.Name;
        try
        {
            TemplateParser.Parse(route);
        }
        catch (ArgumentException error)
        {
            refuse($"the route '{route}' is not a route template: {error.Message}");
            return null;
        }
        return new HttpTrigger(route, [.. http.Methods ?? []]);
    }

    private static BlobTrigger? Blob(BlobTriggerAttribute blob, HostSettings settings, Action<string> refuse)
    {
        if (blob.Source != BlobTriggerSource.LogsAndContainerScan)
        {
            refuse(
                "Source = BlobTriggerSource.EventGrid is not supported; leave it out, and the container is scanned."
            );
            return null;
        }
        return Try(
            () =>
            {
                // Receipts and the lock lie there.
                _ = settings.ConnectionString(HostSettings.DefaultConnection);
                return new BlobTrigger(
                    BlobPath.Parse(settings.Resolve(blob.BlobPath)),
                    settings.ConnectionString(blob.Connection)
                );
            },
            refuse
        );
    }

    private static TimerTrigger? Timer(
        TimerTriggerAttribute timer,
        FixedDelayRetryAttribute? retry,
        HostSettings settings,
        Action<string> refuse
    ) =>
        Try(
            () =>
            {
                // Every timer holds a lock there.
                _ = settings.ConnectionString(HostSettings.DefaultConnection);
                return new TimerTrigger(
                    TimerSchedule.Parse(settings.Resolve(timer.Schedule)),
                    timer.UseMonitor,
                    timer.RunOnStartup,
                    Retry(retry)
                );
            },
            refuse
        );

    private static RetryRule Retry(FixedDelayRetryAttribute? retry)
    {
        if (retry is null)
            return RetryRule.None;
        if (
            retry.MaxRetryCount < -1
            || !TimeSpan.TryParseExact(retry.DelayInterval, "c", CultureInfo.InvariantCulture, out var delay)
            || delay < TimeSpan.Zero
        )
            throw new FormatException(
                $"[FixedDelayRetry({retry.MaxRetryCount}, \"{retry.DelayInterval}\")] must name a count of -1 or more and a delay as hh:mm:ss"
            );
        return new RetryRule(retry.MaxRetryCount, delay);
    }
}

using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace EmbeddedFunctions;

/// <summary>Takes messages in batches, runs the function for each, and puts those that fail at every try aside.</summary>
internal sealed class QueueListener(
    FunctionEntry function,
    QueueTrigger trigger,
    Invoker invoker,
    HostJson hostJson,
    HostLog log
)
{
    /// <summary>How long a message stays with a host that has died. The real host says ten minutes.</summary>
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly QueueClient _queue = new(trigger.ConnectionString, trigger.Queue);
    private readonly QueueClient _poison = new(trigger.ConnectionString, trigger.Queue + "-poison");

    /// <summary>Returns when the token ends, after the invocations that run.</summary>
    public async Task ListenAsync(CancellationToken stopping)
    {
        var flying = new InFlight();
        var pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            var messages = flying.Count <= hostJson.QueueNewBatchThreshold ? await TakeAsync(stopping) : [];
            foreach (var message in messages)
                flying.Add(() => HandleAsync(message, stopping));
            var isActive = messages.Length > 0 || flying.Count > 0;
            pause = isActive ? ShortestPause : Min(pause * 1.5, hostJson.QueueMaxPolling);
            await Pause.ForAsync(messages.Length == hostJson.QueueBatch ? TimeSpan.Zero : pause, stopping);
        }
        await flying.DrainAsync();
    }

    /// <summary>A queue that is not there is empty.</summary>
    private async Task<QueueMessage[]> TakeAsync(CancellationToken stopping)
    {
        try
        {
            return await _queue.ReceiveMessagesAsync(hostJson.QueueBatch, Visibility, stopping);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return [];
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException or IOException)
        {
            log.StorageTrouble(trigger.Queue, error.Message);
            return [];
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stopping)
    {
        try
        {
            // More than allowed: the process died of it as often.
            if (message.DequeueCount > hostJson.QueueTries || TextOf(message) is not { } text)
            {
                await SetAsideAsync(message, message.PopReceipt);
                return;
            }
            var (succeeded, popReceipt) = await RunAsync(message, text);
            if (succeeded)
                await _queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
            else if (!stopping.IsCancellationRequested && message.DequeueCount >= hostJson.QueueTries)
                await SetAsideAsync(message, popReceipt);
            else
                await _queue.UpdateMessageAsync(
                    message.MessageId,
                    popReceipt,
                    visibilityTimeout: hostJson.QueueRetryDelay,
                    cancellationToken: CancellationToken.None
                );
        }
        catch (Exception error)
        {
            // Storage has the message still and shows it again.
            log.StorageTrouble(trigger.Queue, error.Message);
        }
    }

    private async Task<(bool Succeeded, string PopReceipt)> RunAsync(QueueMessage message, string text)
    {
        using var done = new CancellationTokenSource();
        var renewal = RenewAsync(message, done.Token);
        var succeeded = false;
        try
        {
            await invoker.InvokeAsync(function, text, DataOf(message));
            succeeded = true;
        }
        catch (Exception)
        {
            // The invoker has logged it.
        }
        await done.CancelAsync();
        return (succeeded, await renewal);
    }

    /// <summary>Keeps the message invisible; each renewal gives a new receipt, and the last one is returned.</summary>
    private async Task<string> RenewAsync(QueueMessage message, CancellationToken done)
    {
        var receipt = message.PopReceipt;
        while (await Pause.ForAsync(Renewal, done))
        {
            try
            {
                // Not with the token: a renewal given up half-way may have changed the receipt.
                receipt = (
                    await _queue.UpdateMessageAsync(
                        message.MessageId,
                        receipt,
                        visibilityTimeout: Visibility,
                        cancellationToken: CancellationToken.None
                    )
                )
                    .Value
                    .PopReceipt;
            }
            catch (Exception error) when (error is RequestFailedException or AggregateException or IOException)
            {
                log.StorageTrouble(trigger.Queue, error.Message);
            }
        }
        return receipt;
    }

    private async Task SetAsideAsync(QueueMessage message, string popReceipt)
    {
        await _poison.CreateIfNotExistsAsync();
        await _poison.SendMessageAsync(message.Body.ToString());
        await _queue.DeleteMessageAsync(message.MessageId, popReceipt);
        log.Poisoned(function.Name, (int)message.DequeueCount, _poison.Name);
    }

    /// <summary>Null where it should be Base64 and is not, which no further try would mend.</summary>
    private string? TextOf(QueueMessage message)
    {
        var body = message.Body.ToString();
        if (!hostJson.QueueBase64)
            return body;
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    private static Dictionary<string, object?> DataOf(QueueMessage message) =>
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["Id"] = message.MessageId,
            ["DequeueCount"] = message.DequeueCount,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
        };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

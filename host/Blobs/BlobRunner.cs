using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace EmbeddedFunctions;

/// <summary>Runs one function for each version of a blob: once if it succeeds, else some tries and then a poison message.</summary>
internal sealed class BlobRunner(
    FunctionEntry function,
    BlobContainerClient container,
    BlobReceipts receipts,
    PoisonBlobs poison,
    Invoker invoker,
    HostJson hostJson,
    HostLog log
) : IDisposable
{
    /// <summary>Between two tries, as watched on the real host.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan TroublePause = TimeSpan.FromSeconds(1);

    private readonly BlobPath _path = ((BlobTrigger)function.Trigger).Path;
    private readonly SemaphoreSlim _places = new(hostJson.BlobParallelism);

    /// <summary>The version last taken on, by blob; under its own lock, as work ends on other threads.</summary>
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);
    private Dictionary<string, int?> _receipts = [];
    private bool _lookAgain;

    public async Task LoadAsync(CancellationToken cancellation)
    {
        lock (_taken)
            _taken.Clear();
        _receipts = await receipts.LoadAsync(cancellation);
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Whether a version was given back since the last call.</summary>
    public bool ToldToLookAgain()
    {
        lock (_taken)
        {
            var told = _lookAgain;
            _lookAgain = false;
            return told;
        }
    }

    /// <summary>True where this is a version of a blob for this function, not seen before.</summary>
    public bool Offer(BlobListing.Blob blob, InFlight flying, CancellationToken stopping)
    {
        if (_path.Match(blob.Name) is not { } token)
            return false;
        lock (_taken)
        {
            if (_taken.TryGetValue(blob.Name, out var etag) && etag == blob.ETag)
                return false;
            _taken[blob.Name] = blob.ETag;
        }
        var receipt = receipts.NameOf(blob.Name, blob.ETag);
        var isKnown = _receipts.Remove(receipt, out var tries);
        if (isKnown && tries is null)
            return false;
        flying.Add(() => RunAsync(blob, token, receipt, tries ?? 0, stopping));
        return true;
    }

    private async Task RunAsync(
        BlobListing.Blob blob,
        string token,
        string receipt,
        int tries,
        CancellationToken stopping
    )
    {
        try
        {
            await _places.WaitAsync(stopping);
            try
            {
                await TryAsync(blob, token, receipt, tries, stopping);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Without a receipt it is found again after the next start.
        }
        catch (Exception error)
        {
            log.StorageTrouble($"{function.Name} for a blob of {container.Name}", error.Message);
            await Pause.ForAsync(TroublePause, stopping);
            GiveBack(blob);
        }
    }

    private void GiveBack(BlobListing.Blob blob)
    {
        lock (_taken)
        {
            _taken.Remove(blob.Name);
            _lookAgain = true;
        }
    }

    private async Task TryAsync(
        BlobListing.Blob blob,
        string token,
        string receipt,
        int tries,
        CancellationToken stopping
    )
    {
        var client = container.GetBlobClient(blob.Name);
        var type = BlobType.Block;
        for (; tries < hostJson.BlobTries; await Pause.ForAsync(RetryPause, stopping))
        {
            stopping.ThrowIfCancellationRequested();
            if (
                await CurrentAsync(client, stopping) is not { } current
                || current.ETag.ToString().Trim('"') != blob.ETag
            )
                return;
            type = current.BlobType;
            await receipts.BeginAsync(receipt, ++tries, stopping);
            if (await SucceedsAsync(client, token))
            {
                await receipts.CompleteAsync(receipt);
                return;
            }
            if (invoker.IsStopping)
            {
                // Cut short, not failed: this try does not count.
                await receipts.BeginAsync(receipt, tries - 1, CancellationToken.None);
                return;
            }
        }
        await poison.SendAsync(function, client, blob.ETag, type);
        await receipts.CompleteAsync(receipt);
        log.Poisoned(function.Name, tries, PoisonBlobs.QueueName);
    }

    private async Task<bool> SucceedsAsync(BlobClient client, string token)
    {
        try
        {
            await invoker.InvokeAsync(function, client, DataOf(client, token));
            return true;
        }
        catch (Exception)
        {
            // The invoker has logged it.
            return false;
        }
    }

    /// <summary>Null where it is gone; a newer version comes by the scan.</summary>
    private static async Task<BlobProperties?> CurrentAsync(BlobClient client, CancellationToken stopping)
    {
        try
        {
            return (await client.GetPropertiesAsync(cancellationToken: stopping)).Value;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private Dictionary<string, object?> DataOf(BlobClient client, string token)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = $"{client.BlobContainerName}/{client.Name}",
            ["Uri"] = client.Uri,
        };
        if (_path.Token is { } name)
            data[name] = token;
        return data;
    }
}

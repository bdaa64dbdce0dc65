using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Win32.SafeHandles;

namespace CourseAI.Cli.Uploads;

/// <summary>
/// Sends one file to one slot in blocks, several at a time, straight to storage. Blocks are named by their number, so sending
/// one again replaces it; the blob appears only when all are committed, and only if none of that name was there.
/// </summary>
/// <param name="Renew">Asks the server for a fresh address of the same slot, when the one in use has expired.</param>
public sealed record BlockUpload(int Workers, Func<CancellationToken, Task<Uri>> Renew)
{
    public const int BlockBytes = 4 << 20;

    public const int DefaultWorkers = 4;

    /// <summary>Storage takes no more blocks than this in one blob.</summary>
    private const int MaxBlocks = 50_000;

    private const int MaxRenewals = 3;

    /// <summary>Small enough to be many, large enough that 100 GiB fit into one blob.</summary>
    public static int BlockBytesFor(long size)
    {
        var bytes = (long)BlockBytes;
        while (bytes * MaxBlocks < size)
            bytes *= 2;
        return checked((int)bytes);
    }

    /// <param name="sent">Called with the bytes of each block that storage has, those of an earlier run first.</param>
    /// <exception cref="CommandException">Storage could not be reached, or refused; calling again goes on where this ended.</exception>
    public async Task SendAsync(
        Uri slot,
        string path,
        UploadState state,
        Action<long> sent,
        CancellationToken cancellation
    )
    {
        var upload = state.Upload;
        var count = (int)((upload.Size + upload.BlockBytes - 1) / upload.BlockBytes);
        sent(state.Done.Sum(block => LengthOf(upload, block)));
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        if (RandomAccess.GetLength(file) != upload.Size)
            throw new CommandException($"{path} changed while it was sent: start again");
        using var address = new Address(slot, this);
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, count).Where(block => !state.Done.Contains(block)),
                new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellation },
                async (block, token) =>
                {
                    await StageAsync(address, file, upload, block, token);
                    state.Add(block);
                    sent(LengthOf(upload, block));
                }
            );
            await CommitAsync(address, count, cancellation);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Storage drops blocks that nobody committed for a week.
            state.Forget();
            throw new CommandException(
                $"storage no longer has the earlier blocks of {upload.FileName}: run the same command again to send it anew"
            );
        }
        catch (RequestFailedException error) when (error.Status == 0)
        {
            throw new CommandException(
                $"storage does not answer: {error.Message.Split('\n')[0].Trim()} (run the same command again to go on)",
                ExitCodes.Unreachable
            );
        }
        catch (RequestFailedException error)
        {
            throw new CommandException(
                $"storage refused {upload.FileName}: {error.ErrorCode ?? error.Status.ToString(CultureInfo.InvariantCulture)}",
                ExitCodes.Refused
            );
        }
    }

    private static async Task StageAsync(
        Address address,
        SafeFileHandle file,
        BegunUpload upload,
        int block,
        CancellationToken cancellation
    )
    {
        var length = LengthOf(upload, block);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var offset = (long)block * upload.BlockBytes;
            var read = 0;
            while (read < length)
            {
                var got = await RandomAccess.ReadAsync(
                    file,
                    buffer.AsMemory(read, length - read),
                    offset + read,
                    cancellation
                );
                if (got == 0)
                    throw new CommandException($"{upload.FileName} became shorter while it was sent: start again");
                read += got;
            }
            await address.UseAsync(
                blob => blob.StageBlockAsync(IdOf(block), new MemoryStream(buffer, 0, length), null, cancellation),
                cancellation
            );
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task CommitAsync(Address address, int count, CancellationToken cancellation)
    {
        var options = new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await address.UseAsync(
                blob => blob.CommitBlockListAsync(Enumerable.Range(0, count).Select(IdOf), options, cancellation),
                cancellation
            );
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            // The name is this upload's own, so it was an earlier commit, whose answer was lost.
        }
    }

    private static int LengthOf(BegunUpload upload, int block) =>
        (int)Math.Min(upload.BlockBytes, upload.Size - ((long)block * upload.BlockBytes));

    /// <summary>All ids of a blob must be equally long.</summary>
    private static string IdOf(int block) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(block.ToString("D6", CultureInfo.InvariantCulture)));

    /// <summary>The slot's address, which all workers share and one of them renews.</summary>
    private sealed class Address(Uri slot, BlockUpload upload) : IDisposable
    {
        private readonly SemaphoreSlim _renewing = new(1, 1);
        private BlockBlobClient _blob = Open(slot);
        private int _renewals;

        public async Task UseAsync<T>(Func<BlockBlobClient, Task<T>> call, CancellationToken cancellation)
        {
            while (true)
            {
                var blob = _blob;
                try
                {
                    await call(blob);
                    return;
                }
                catch (RequestFailedException error) when (error.Status == 403 && _renewals < MaxRenewals)
                {
                    await RenewAsync(blob, cancellation);
                }
            }
        }

        private async Task RenewAsync(BlockBlobClient expired, CancellationToken cancellation)
        {
            await _renewing.WaitAsync(cancellation);
            try
            {
                if (!ReferenceEquals(expired, _blob))
                    return;
                _blob = Open(await upload.Renew(cancellation));
                _renewals++;
            }
            finally
            {
                _renewing.Release();
            }
        }

        public void Dispose() => _renewing.Dispose();

        private static BlockBlobClient Open(Uri address)
        {
            var options = new Azure.Storage.Blobs.BlobClientOptions();
            options.Retry.Mode = RetryMode.Exponential;
            options.Retry.MaxRetries = 6;
            options.Retry.Delay = TimeSpan.FromMilliseconds(500);
            options.Retry.MaxDelay = TimeSpan.FromSeconds(20);
            return new BlockBlobClient(address, options);
        }
    }
}

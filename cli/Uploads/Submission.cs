using System.Net;
using System.Security.Cryptography;
using CourseAI.Cli.Servers;
using CourseAI.Pipeline.HandIn;
using NodaTime;

namespace CourseAI.Cli.Uploads;

/// <summary>A file whose time counts already, and whose bytes may still have to be sent.</summary>
/// <param name="CountedAt">The declaration's time; null when an earlier run declared it.</param>
/// <param name="Slot">Where to send it; null when it is there already.</param>
/// <param name="State">Null when it is there already.</param>
public sealed record Prepared(
    HandInFile File,
    long Size,
    Instant? CountedAt,
    bool? OnTime,
    Uri? Slot,
    UploadState? State
) : IDisposable
{
    public void Dispose() => State?.Dispose();
}

/// <summary>
/// Hands in files in two steps: all are declared, which sets the time that counts, before the first byte is sent. A file
/// whose upload an earlier run began goes on where that was stopped.
/// </summary>
/// <param name="StateFolder">Where begun uploads and receipts are kept: the student's folder.</param>
public sealed record Submission(CourseServer Server, string StateFolder, int Workers)
{
    private const string ReceiptsFolder = ".courseai/receipts";

    /// <exception cref="ServerRefusedException">The server does not take it.</exception>
    public async Task<Prepared> PrepareAsync(HandInFile file, CancellationToken cancellation)
    {
        var (size, sha256) = await HashAsync(file.Path, cancellation);
        if (UploadState.Find(StateFolder, Server.Address, file, size, sha256) is { } begun)
        {
            var (slot, isThere) = await TryRenewAsync(begun.Upload.UploadId, cancellation);
            if (slot is not null)
                return new Prepared(file, size, null, null, slot, begun);
            begun.Forget();
            if (isThere)
                return new Prepared(file, size, null, null, null, null);
        }
        return await DeclareAsync(file, size, sha256, cancellation);
    }

    /// <param name="sent">Called with bytes that storage has, as they come.</param>
    /// <exception cref="CommandException">Storage could not be reached, or refused; running again goes on where this ended.</exception>
    public async Task SendAsync(Prepared prepared, Action<long> sent, CancellationToken cancellation)
    {
        if (prepared is not { Slot: { } slot, State: { } state })
        {
            sent(prepared.Size);
            return;
        }
        var upload = new BlockUpload(
            Workers,
            async token => (await Server.RenewAsync(state.Upload.UploadId, token)).Url
        );
        await upload.SendAsync(slot, prepared.File.Path, state, sent, cancellation);
        state.Forget();
    }

    private async Task<Prepared> DeclareAsync(HandInFile file, long size, string sha256, CancellationToken cancellation)
    {
        var request = new DeclareRequest(file.PartId, file.FileName, size, sha256);
        var declared = await Server.DeclareAsync(request, cancellation);
        await KeepReceiptAsync(declared, cancellation);
        var state = UploadState.Begin(
            StateFolder,
            file,
            new BegunUpload(
                Server.Address,
                declared.UploadId,
                file.PartId,
                file.FileName,
                size,
                sha256,
                BlockUpload.BlockBytesFor(size)
            )
        );
        return new Prepared(file, size, declared.CountedAt, declared.OnTime, declared.Url, state);
    }

    /// <returns>A fresh slot; or that the file is there already; or neither, when the declaration is gone or its window has ended.</returns>
    private async Task<(Uri? Slot, bool IsThere)> TryRenewAsync(string uploadId, CancellationToken cancellation)
    {
        try
        {
            return ((await Server.RenewAsync(uploadId, cancellation)).Url, false);
        }
        catch (ServerRefusedException refused) when (refused.Status == HttpStatusCode.Conflict)
        {
            return (null, true);
        }
        catch (ServerRefusedException refused) when (refused.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return (null, false);
        }
    }

    /// <summary>The student's proof that the server was told in time, whatever becomes of the upload.</summary>
    private async Task KeepReceiptAsync(DeclaredUpload declared, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(StateFolder, ReceiptsFolder)).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{declared.UploadId}.declared.jws"),
            declared.Receipt + "\n",
            cancellation
        );
    }

    private static async Task<(long Size, string Sha256)> HashAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var hash = await SHA256.HashDataAsync(stream, cancellation);
            return (stream.Length, Convert.ToHexStringLower(hash));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be read: {error.Message}", ExitCodes.Usage);
        }
    }
}

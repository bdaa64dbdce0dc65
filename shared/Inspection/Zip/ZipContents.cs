using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using CourseAI.Core;
using CourseAI.Core.Evidence;

namespace CourseAI.Inspection.Zip;

/// <summary>
/// A ZIP read as hostile: entries bounded before they are listed, bytes counted while inflating, checksums compared,
/// names never used as paths.
/// </summary>
internal sealed class ZipContents : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly ZipLimits _limits;

    private ZipContents(ZipArchive archive, ZipLimits limits)
    {
        _archive = archive;
        _limits = limits;
        Files = archive
            .Entries.Where(entry =>
                !entry.FullName.EndsWith('/') && !(entry.FullName.EndsWith('\\') && entry.Length == 0)
            )
            .Select(entry => (Entry: entry, Name: ComposedForm.Of(entry.FullName).Replace('\\', '/')))
            .ToList();
    }

    /// <summary>
    /// In the directory's order, without directories. Names in NFC and with <c>/</c> between folders, where Windows PowerShell 5.1
    /// writes <c>\</c>.
    /// </summary>
    public IReadOnlyList<(ZipArchiveEntry Entry, string Name)> Files { get; }

    /// <summary>Bytes inflated so far.</summary>
    public long UnpackedBytes { get; private set; }

    /// <exception cref="UninspectableException">It is no ZIP, or one that is damaged, cut off or over the limits.</exception>
    public static ZipContents Open(Stream zip, ZipLimits limits)
    {
        var count =
            ZipDirectory.CountEntries(zip, limits.Entries)
            ?? throw new UninspectableException(
                Obstacle.Truncated,
                "the ZIP has no central directory at its end: it seems to be cut off"
            );
        if (count > limits.Entries)
            throw new UninspectableException(
                Obstacle.TooLargeInside,
                Invariant($"more than {limits.Entries:N0} entries")
            );
        try
        {
            zip.Position = 0;
            return new ZipContents(
                new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, ZipNameEncoding.Instance),
                limits
            );
        }
        catch (Exception e) when (IsBadContent(e))
        {
            throw new UninspectableException(Obstacle.Damaged, "the ZIP's central directory cannot be read");
        }
    }

    /// <summary>Inflates an entry to its end, checks its checksum, and keeps it when it is small enough.</summary>
    /// <param name="keepUpTo">Largest content that is returned, in bytes.</param>
    /// <returns>The content; null when it is larger than <paramref name="keepUpTo"/>.</returns>
    /// <exception cref="UninspectableException">The entry is damaged, uses an unknown method, or a limit is passed.</exception>
    public byte[]? Read(ZipArchiveEntry entry, int keepUpTo, CancellationToken ct)
    {
        var crc = new Crc32();
        using var kept = new MemoryStream();
        long size = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                ct.ThrowIfCancellationRequested();
                size += read;
                UnpackedBytes += read;
                if (size > _limits.EntryBytes)
                    throw TooLarge(entry, _limits.EntryBytes, "one entry");
                if (UnpackedBytes > _limits.TotalBytes)
                    throw TooLarge(entry, _limits.TotalBytes, "all entries");
                crc.Append(buffer.AsSpan(0, read));
                if (size <= keepUpTo)
                    kept.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (IsBadContent(e))
        {
            throw Damaged(entry, "cannot be unpacked");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (crc.GetCurrentHashAsUInt32() != entry.Crc32)
            throw Damaged(entry, "does not match its checksum");
        return size <= keepUpTo ? kept.ToArray() : null;
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>What System.IO.Compression throws at bytes that are wrong; the stream beneath is local.</summary>
    private static bool IsBadContent(Exception e) =>
        e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static UninspectableException Damaged(ZipArchiveEntry entry, string what) =>
        new(Obstacle.Damaged, $"the entry \"{Told.Clean(entry.FullName, Told.NameLength)}\" {what}");

    private static UninspectableException TooLarge(ZipArchiveEntry entry, long limit, string of) =>
        new(
            Obstacle.TooLargeInside,
            Invariant(
                $"unpacks to more than the {limit:N0} bytes allowed for {of}, at \"{Told.Clean(entry.FullName, Told.NameLength)}\""
            )
        );

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseAI.Core;

namespace CourseAI.Cli.Uploads;

/// <summary>One upload that was begun: what was declared, and how it is cut into blocks.</summary>
/// <param name="Sha256">64 lower-case hex digits, of the whole file.</param>
public sealed record BegunUpload(
    string Server,
    string UploadId,
    string PartId,
    string FileName,
    long Size,
    string Sha256,
    int BlockBytes
);

/// <summary>
/// What a stopped <c>submit</c> needs to go on: a file whose first line tells the upload, and each further line the number
/// of a block that storage has. Lines are only ever appended, so that whatever ends the process, at most the blocks
/// that were under way are sent again.
/// </summary>
public sealed class UploadState : IDisposable
{
    private const string FolderName = ".courseai";

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Lock _writing = new();

    private UploadState(string path, BegunUpload upload, HashSet<int> done)
    {
        _path = path;
        Upload = upload;
        Done = done;
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    public BegunUpload Upload { get; }

    /// <summary>Numbers of the blocks that storage had when this was opened.</summary>
    public IReadOnlySet<int> Done { get; }

    /// <returns>Null when no upload of these bytes to this part and server was begun.</returns>
    public static UploadState? Find(string folder, string server, HandInFile file, long size, string sha256)
    {
        var path = PathOf(folder, server, file, sha256);
        if (!File.Exists(path))
            return null;
        var lines = File.ReadAllLines(path);
        if (Parse(lines.FirstOrDefault()) is not { } upload || upload.Size != size || upload.Sha256 != sha256)
        {
            File.Delete(path);
            return null;
        }
        // Ended in the middle of a line: that block is sent again, and the next line must not join the torn one.
        var whole = File.ReadAllText(path).EndsWith('\n') ? lines : lines[..^1];
        if (whole.Length < lines.Length)
            File.WriteAllLines(path, whole);
        var done = new HashSet<int>();
        foreach (var line in whole.Skip(1))
            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var block))
                done.Add(block);
        return new UploadState(path, upload, done);
    }

    public static UploadState Begin(string folder, HandInFile file, BegunUpload upload)
    {
        var path = PathOf(folder, upload.Server, file, upload.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Encoding.UTF8.GetString(CoreJson.Serialize(upload)) + "\n");
        return new UploadState(path, upload, []);
    }

    /// <summary>Remembers that storage has the block. Handed to the operating system before this returns.</summary>
    public void Add(int block)
    {
        var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{block}\n"));
        lock (_writing)
        {
            _file.Write(line);
            _file.Flush();
        }
    }

    /// <summary>The file is in, or its upload cannot go on.</summary>
    public void Forget()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    public void Dispose() => _file.Dispose();

    private static BegunUpload? Parse(string? line)
    {
        try
        {
            return line is null ? null : JsonSerializer.Deserialize<BegunUpload>(line, CoreJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string PathOf(string folder, string server, HandInFile file, string sha256)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{server}\n{file.PartId}\n{file.FileName}\n{sha256}"));
        return Path.Combine(folder, FolderName, Convert.ToHexStringLower(key.AsSpan(0, 16)) + ".upload");
    }
}

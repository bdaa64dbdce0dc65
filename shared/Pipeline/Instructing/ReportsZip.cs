using System.IO.Compression;
using System.IO.Pipelines;
using CourseAI.Pipeline.Courses;
using CourseAI.Storage;

namespace CourseAI.Pipeline.Instructing;

/// <summary>All reports in one archive, written while it is sent: memory does not grow with the class.</summary>
public sealed class ReportsZip(CourseStorage storage, CourseBook book)
{
    /// <summary>The zip's own clock would make each download other bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task WriteAsync(Stream output, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        // ZipArchive ends an entry with a few bytes written synchronously, which a server's response refuses; a pipe takes them.
        await using var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true)).AsStream();
        await using var zip = await ZipArchive.CreateAsync(
            pipe,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancellation
        );
        foreach (var student in rules.Roster)
        {
            await using var report = await storage.Reports.OpenReadAsync(student.Id, cancellation);
            if (report is null)
                continue;
            // A PDF is compressed inside already.
            var entry = zip.CreateEntry($"{student.Id}.pdf", CompressionLevel.NoCompression);
            entry.LastWriteTime = NoTime;
            await using var content = await entry.OpenAsync(cancellation);
            await report.CopyToAsync(content, cancellation);
        }
    }
}

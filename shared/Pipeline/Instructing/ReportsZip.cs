using System.IO.Compression;
using System.IO.Pipelines;
using CourseAI.Pipeline.Courses;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;

namespace CourseAI.Pipeline.Instructing;

/// <summary>All reports in one archive, written while it is sent: memory does not grow with the class.</summary>
public sealed class ReportsZip(CourseStorage storage, CourseBook book)
{
    /// <summary>The zip's own clock would make each download other bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The rules are read before the answer begins: what is wrong with them can still be told then.</summary>
    public async Task<IResult> RunAsync(CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        return Results.Stream(output => WriteAsync(rules, output, cancellation), "application/zip", "reports.zip");
    }

    private async Task WriteAsync(CourseRules rules, Stream output, CancellationToken cancellation)
    {
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

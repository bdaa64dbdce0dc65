using System.Security.Cryptography;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Telemetry;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace CourseAI.Pipeline.HandIn;

/// <param name="CountedAt">The declaration's time if a digest was given, else the arrival.</param>
/// <param name="DeclaredReceipt">A JWS; null without a digest.</param>
public sealed record PutResult(
    string AttemptId,
    string Name,
    long Size,
    Instant Arrived,
    Instant CountedAt,
    Instant Due,
    bool OnTime,
    string? DeclaredReceipt
);

/// <summary>
/// The one-request door: up to 100 MB, streamed to storage. With a <c>Content-Digest</c> the headers are a declaration, so the file
/// counts from the moment its headers came. Where the declaration's slot holds other bytes already, the file gets a name of its own:
/// the gate knows it by its hash.
/// </summary>
public sealed class PutUpload(CourseStorage storage, CourseBook book, DeclareUpload declare)
{
    /// <summary>The Functions host takes request bodies up to this; larger files go to storage directly.</summary>
    public const long MaxBytes = 100 * 1024 * 1024;

    /// <exception cref="RefusalException">What declaring refuses; also 411, 413, and 400 when the bytes are not what the headers say.</exception>
    public async Task<PutResult> RunAsync(
        string studentId,
        string partId,
        string fileName,
        HttpRequest request,
        CancellationToken cancellation
    )
    {
        using var step = CourseTrace.Start("hand in");
        var rules = await book.ReadAsync(cancellation);
        var (student, part) = Enrolment.Find(rules, studentId, partId);
        var size = CheckLength(part, request.ContentLength);
        var digest = ReadDigest(request);

        var declared = digest is null
            ? null
            : await declare.RunAsync(studentId, new DeclareRequest(partId, fileName, size, digest), cancellation);
        var name = declared?.Name;
        if (
            name is null
            || await storage.Uploads.FindAsync(name, cancellation) is { } standing
                && !await HoldsAsync(standing, digest, cancellation)
        )
            name = new UploadName(
                studentId,
                partId,
                UploadSlots.NewUploadId(),
                FileNameRule.Check(fileName)
            ).ToString();

        await using var body = new CheckedStream(request.Body, size, digest);
        var version =
            await storage.Uploads.WriteNewAsync(name, body, CourseTrace.Current, cancellation)
            ?? await FindSameAsync(name, digest, cancellation);

        var countedAt = declared?.CountedAt ?? version.Arrived;
        var due = Deadline.For(rules.Course, part, student, rules.Extensions);
        return new PutResult(
            AttemptId.From(version.Name, version.ETag),
            version.Name,
            version.Size,
            version.Arrived,
            countedAt,
            due.Due,
            due.IsOnTime(countedAt),
            declared?.Receipt
        );
    }

    /// <summary>Somebody was faster: the same file sent twice is one, another file is told.</summary>
    private async Task<UploadVersion> FindSameAsync(string name, string? digest, CancellationToken cancellation) =>
        await storage.Uploads.FindAsync(name, cancellation) is { } standing
        && await HoldsAsync(standing, digest, cancellation)
            ? standing
            : throw new RefusalException(
                StatusCodes.Status409Conflict,
                "sent-twice",
                new Text(
                    "같은 신고로 다른 파일이 방금 도착했습니다. 파일을 다시 보내 주십시오.",
                    "Another file came through the same declaration just now: send yours again."
                )
            );

    private async Task<bool> HoldsAsync(UploadVersion standing, string? digest, CancellationToken cancellation)
    {
        await using var bytes = await storage.Uploads.OpenReadAsync(standing, cancellation);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation)) == digest;
    }

    private static long CheckLength(Part part, long? contentLength)
    {
        if (contentLength is not { } size)
        {
            throw new RefusalException(
                StatusCodes.Status411LengthRequired,
                "length-required",
                new Text("Content-Length가 필요합니다.", "Send Content-Length with the file.")
            );
        }
        if (size > MaxBytes)
        {
            throw new RefusalException(
                StatusCodes.Status413PayloadTooLarge,
                "use-a-slot",
                new Text(
                    $"한 번의 요청으로는 {MaxBytes:N0}바이트까지 받습니다. 더 큰 파일은 POST /api/uploads로 신고하고 받은 주소로 올려 주십시오.",
                    $"One request takes up to {MaxBytes:N0} bytes. Declare a larger file with POST /api/uploads and write it to the address that comes back."
                )
            );
        }
        PartRefusal.CheckSize(part, size);
        return size;
    }

    private static string? ReadDigest(HttpRequest request)
    {
        var header = request.Headers["Content-Digest"].ToString();
        if (header.Length == 0)
            return null;
        return ContentDigest.TryRead(header, out var sha256)
            ? sha256
            : throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "content-digest",
                new Text(
                    "Content-Digest를 읽을 수 없습니다. 형식: sha-256=:base64:",
                    "Content-Digest must look like sha-256=:base64: (RFC 9530)."
                )
            );
    }
}

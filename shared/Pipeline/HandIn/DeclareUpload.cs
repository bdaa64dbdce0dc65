using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Receipts;
using CourseAI.Pipeline.Uploads;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace CourseAI.Pipeline.HandIn;

/// <param name="Sha256">64 hex digits.</param>
public sealed record DeclareRequest(string Part, string FileName, long Size, string Sha256);

/// <param name="Url">To be written to directly, in blocks; expires, and can be renewed.</param>
/// <param name="Name">The blob's name in <c>uploads</c>.</param>
/// <param name="CountedAt">The time that counts if these bytes arrive until <paramref name="ArriveBy"/>.</param>
/// <param name="Receipt">The declared receipt, a JWS.</param>
public sealed record DeclaredUpload(
    string UploadId,
    Uri Url,
    Instant UrlExpires,
    string Name,
    Instant CountedAt,
    Instant Due,
    bool OnTime,
    Instant ArriveBy,
    string Receipt
);

/// <summary>Takes a student's word for what is about to come, at storage's time, and opens a slot for it.</summary>
public sealed class DeclareUpload(CourseStorage storage, CourseBook book, ReceiptDesk receipts, UploadSlots slots)
{
    /// <summary>Asked again for the same file while it is still awaited, the first declaration is answered: a lost answer costs no time.</summary>
    /// <exception cref="RefusalException">Unknown student or part, bad name, size or hash, too many open declarations.</exception>
    public async Task<DeclaredUpload> RunAsync(string studentId, DeclareRequest request, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var (student, part) = Enrolment.Find(rules, studentId, request.Part);
        var fileName = FileNameRule.Check(request.FileName);
        var sha256 = CheckHash(request.Sha256);
        PartRefusal.CheckSize(part, request.Size);

        var declaration =
            await FindOpenAsync(rules.Course, studentId, part, fileName, request.Size, sha256, cancellation)
            ?? await InsertAsync(rules.Course, studentId, part, fileName, request.Size, sha256, cancellation);
        return await AnswerAsync(rules, student, part, declaration, cancellation);
    }

    private async Task<Declaration?> FindOpenAsync(
        Course course,
        string studentId,
        Part part,
        string fileName,
        long size,
        string sha256,
        CancellationToken cancellation
    )
    {
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        var now = slots.Now;
        var open = rows
            .Declarations.Where(known =>
                known.PartId == part.Id && DeadlineGate.IsOpen(course, known, rows.Evidence, now)
            )
            .ToList();
        var same = open.FirstOrDefault(known =>
            known.FileName == fileName
            && known.Size == size
            && known.Sha256 == sha256
            // Its slot holds other bytes for good: the right ones need another. The earlier time stays, by the gate.
            && !rows.Evidence.Any(arrived => arrived.UploadId == known.UploadId)
        );
        if (same is null && open.Count >= DeadlineGate.MaxOpenPerPart)
        {
            throw new RefusalException(
                StatusCodes.Status429TooManyRequests,
                "too-many-declarations",
                new Text(
                    $"이 항목에 아직 도착하지 않은 신고가 {open.Count}개 있습니다. 먼저 그 파일들을 올려 주십시오.",
                    $"{open.Count} declared files of this part have not arrived yet, and {DeadlineGate.MaxOpenPerPart} is the limit: upload those first."
                )
            );
        }
        return same;
    }

    private async Task<Declaration> InsertAsync(
        Course course,
        string studentId,
        Part part,
        string fileName,
        long size,
        string sha256,
        CancellationToken cancellation
    )
    {
        var uploadId = UploadSlots.NewUploadId();
        // The index comes first: a row without a declaration is harmless, a declaration without a row would never lapse.
        await storage.OpenDeclarations.PutAsync(studentId, uploadId, slots.Now + course.TransferWindow, cancellation);
        return await storage.Students.DeclareAsync(studentId, uploadId, part.Id, fileName, size, sha256, cancellation);
    }

    private async Task<DeclaredUpload> AnswerAsync(
        CourseRules rules,
        RosterEntry student,
        Part part,
        Declaration declaration,
        CancellationToken cancellation
    )
    {
        var entry = await storage.Students.AppendAsync(student.Id, LedgerDrafts.Declared(declaration), cancellation);
        var receipt = await receipts.IssueDeclaredAsync(student.Id, declaration, entry.Entry, cancellation);
        var slot = await slots.OpenAsync(rules.Course, student.Id, declaration, cancellation);
        var due = Deadline.For(rules.Course, part, student, rules.Extensions);
        return new DeclaredUpload(
            declaration.UploadId,
            slot.Url,
            slot.UrlExpires,
            slot.Name,
            declaration.At,
            due.Due,
            due.IsOnTime(declaration.At),
            DeadlineGate.WindowEnd(rules.Course, declaration),
            receipt.Jws
        );
    }

    private static string CheckHash(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit)
            ? sha256.ToLowerInvariant()
            : throw new RefusalException(
                StatusCodes.Status400BadRequest,
                "sha256",
                new Text("sha256은 16진수 64자리입니다.", "sha256 has 64 hex digits.")
            );
}

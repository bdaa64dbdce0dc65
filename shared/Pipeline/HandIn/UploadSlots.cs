using System.Security.Cryptography;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Pipeline.Courses;
using CourseAI.Pipeline.Wire;
using CourseAI.Storage;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Extensions;

namespace CourseAI.Pipeline.HandIn;

/// <param name="Name">The blob's name in <c>uploads</c>.</param>
public sealed record OpenSlot(string UploadId, Uri Url, Instant UrlExpires, string Name, Instant ArriveBy);

/// <summary>
/// Addresses that a declared file may be written to: short-lived, for one blob with an unguessable name, renewable until the
/// transfer window ends. The address's expiry is no deadline; the gate judges by arrival.
/// </summary>
public sealed class UploadSlots(CourseStorage storage, CourseBook book, TimeProvider clock)
{
    private static readonly Duration Life = Duration.FromHours(1);

    public Instant Now => clock.GetCurrentInstant();

    /// <exception cref="RefusalException">404: no such declaration of this student; 410: its window has ended; 409: the file is there.</exception>
    public async Task<OpenSlot> RenewAsync(string studentId, string uploadId, CancellationToken cancellation)
    {
        var rules = await book.ReadAsync(cancellation);
        var declaration =
            await storage.Students.FindDeclarationAsync(studentId, uploadId, cancellation)
            ?? throw new RefusalException(
                StatusCodes.Status404NotFound,
                "unknown-upload",
                new Text(
                    "그런 신고가 없습니다. 파일을 다시 신고해 주십시오.",
                    "There is no such declaration: declare the file again."
                )
            );
        if (await storage.Uploads.FindAsync(NameOf(studentId, declaration), cancellation) is not null)
            throw await SlotTakenAsync(rules.Course, studentId, declaration, cancellation);
        if (Now > DeadlineGate.WindowEnd(rules.Course, declaration))
        {
            throw new RefusalException(
                StatusCodes.Status410Gone,
                "window-ended",
                new Text(
                    "전송 시간이 끝났습니다. 파일을 다시 신고해 주십시오. 새 신고의 시각으로 계산됩니다.",
                    "The transfer window has ended: declare the file again; it then counts at the new declaration's time."
                )
            );
        }
        return await OpenAsync(rules.Course, studentId, declaration, cancellation);
    }

    public async Task<OpenSlot> OpenAsync(
        Course course,
        string studentId,
        Declaration declaration,
        CancellationToken cancellation
    )
    {
        var name = NameOf(studentId, declaration);
        var windowEnd = DeadlineGate.WindowEnd(course, declaration);
        var slot = await storage.Uploads.OpenSlotAsync(name, Instant.Min(Now + Life, windowEnd), cancellation);
        return new OpenSlot(declaration.UploadId, slot.Address, slot.Expires, name, windowEnd);
    }

    private async Task<RefusalException> SlotTakenAsync(
        Course course,
        string studentId,
        Declaration declaration,
        CancellationToken cancellation
    )
    {
        var rows = await storage.Students.ReadAsync(studentId, cancellation);
        var others = rows.Evidence.Any(arrived =>
            arrived.UploadId == declaration.UploadId && !DeadlineGate.IsFulfilledBy(course, declaration, arrived)
        );
        return new RefusalException(
            StatusCodes.Status409Conflict,
            others ? "other-bytes" : "already-there",
            others
                ? new Text(
                    "이 신고로 도착한 파일은 신고한 파일과 다릅니다. 파일을 다시 신고해 주십시오.",
                    "The file that came through this declaration is not the declared one: declare the file again."
                )
                : new Text("이 파일은 이미 도착했습니다.", "The file has arrived already; nothing needs to be sent.")
        );
    }

    /// <summary>Unguessable: 130 bits. Letters and digits that cannot be mistaken for one another.</summary>
    public static string NewUploadId() => RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 26);

    private static string NameOf(string studentId, Declaration declaration) =>
        new UploadName(studentId, declaration.PartId, declaration.UploadId, declaration.FileName).ToString();
}

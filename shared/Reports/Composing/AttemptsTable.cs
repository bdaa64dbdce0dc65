using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Reports.Model;
using NodaTime;

namespace CourseAI.Reports.Composing;

/// <summary>Every file that came for a part, in the order in which they count, with what proves it.</summary>
internal static class AttemptsTable
{
    public static Table Of(
        PartVerdict part,
        IReadOnlyDictionary<string, AttemptEvidence> evidence,
        DateTimeZone zone
    ) =>
        new(
            [
                new TableColumn(new Text("파일", "File"), 4.1f),
                new TableColumn(new Text("서버 시각", "Server time"), 3.6f),
                new TableColumn(new Text("반영", "Counts"), 3.1f),
            ],
            [.. part.Attempts.Select(attempt => Row(attempt, evidence.GetValueOrDefault(attempt.AttemptId), zone))]
        );

    private static TableRow Row(AttemptVerdict attempt, AttemptEvidence? evidence, DateTimeZone zone)
    {
        var facts = evidence is null ? null : FactsText.Of(evidence.Facts);
        var size = $"{Shown.Size(attempt.Size)} ({Shown.Grouped(attempt.Size)} B)";
        return new TableRow([
            new Cell(new Text(Shown.Name(attempt.FileName), facts is null ? size : $"{size} · {facts}"))
            {
                Strong = attempt.Counts,
            },
            new Cell(Times(attempt, zone)),
            Reason(attempt),
        ])
        {
            Note = new Note(Text.Same("SHA-256"), Text.Same(attempt.Sha256), Tone.Muted),
        };
    }

    private static Text Times(AttemptVerdict attempt, DateTimeZone zone)
    {
        var arrived = Shown.Instant(attempt.Arrived, zone);
        if (attempt.Declared is not { } at)
            return new Text($"도착 {arrived.Ko}", $"arrived {arrived.En}");
        var declared = Shown.Instant(at, zone);
        return new Text($"신고 {declared.Ko}\n도착 {arrived.Ko}", $"declared {declared.En}\narrived {arrived.En}");
    }

    private static Cell Reason(AttemptVerdict attempt)
    {
        var mark = attempt.Counts ? new Text("채점함", "graded") : new Text("채점하지 않음", "not graded");
        var late = attempt.OnTime ? new Text("제때", "on time") : new Text("늦음", "late");
        return new Cell(
            new Text($"{mark.Ko} · {late.Ko}. {attempt.Reason.Ko}", $"{mark.En}, {late.En}. {attempt.Reason.En}"),
            attempt.OnTime ? Tone.Plain : Tone.Bad
        );
    }
}

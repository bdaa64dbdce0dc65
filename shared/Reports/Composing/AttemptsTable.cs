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
                new TableColumn(new Text("제출 파일", "File handed in"), 3.8f),
                new TableColumn(new Text("서버 시각", "Server time"), 3.7f),
                new TableColumn(new Text("반영", "Counts"), 1.9f),
                new TableColumn(new Text("이유", "Why"), 3.8f),
            ],
            [.. part.Attempts.Select(attempt => Row(attempt, evidence.GetValueOrDefault(attempt.AttemptId), zone))]
        )
        {
            Small = true,
        };

    private static TableRow Row(AttemptVerdict attempt, AttemptEvidence? evidence, DateTimeZone zone)
    {
        var facts = evidence is null ? null : FactsText.Of(evidence.Facts);
        var size = $"{Shown.Size(attempt.Size)} ({Shown.Grouped(attempt.Size)} B)";
        return new TableRow([
            new Cell(new Text(Shown.Name(attempt.FileName), facts is null ? size : $"{size} · {facts}"))
            {
                Strong = attempt.Counts,
            },
            new Cell(Times(attempt, zone), attempt.OnTime ? Tone.Plain : Tone.Bad),
            attempt.Counts
                ? new Cell(new Text("채점", "Graded"), attempt.OnTime ? Tone.Good : Tone.Bad) { Badge = true }
                : new Cell(new Text("반영 안 함", "Not graded"), Tone.Muted) { Badge = true },
            new Cell(TwoZones.Split(attempt.Reason)),
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
}

using CourseAI.Core;
using CourseAI.Core.Deadlines;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Reports.Model;
using NodaTime;

namespace CourseAI.Reports.Composing;

/// <summary>One part: what it earned and why, every finding, every file.</summary>
internal static class PartSection
{
    public static IEnumerable<Block> Of(
        ReportInput input,
        PartVerdict part,
        IReadOnlyDictionary<string, AttemptEvidence> evidence
    )
    {
        yield return new Heading(2, Shown.Text(part.Title))
        {
            Badge = Words.Of(part.State),
            Aside = $"{(part.Points is { } points ? Shown.Points(points) : "–")} / {Shown.Number(part.MaxPoints)}",
        };
        var facts = new KeyValues([.. Facts(input, part)]);
        yield return Receipt(input, part) is { } receipt
            ? new Columns([new Column(5.6f, [facts]), new Column(1, [receipt])])
            : facts;
        if (part.Findings.Count > 0)
            yield return Findings(part);
        if (part.Attempts.Count > 0)
            yield return AttemptsTable.Of(part, evidence, input.Course.TimeZone);
        foreach (var block in PictureGroup.Of(input, part))
            yield return block;
    }

    private static IEnumerable<KeyValue> Facts(ReportInput input, PartVerdict part)
    {
        var zone = input.Course.TimeZone;
        var due = Shown.Due(part.Due, zone);
        yield return new KeyValue(
            new Text("마감", "Due"),
            part.Extended ? new Text($"{due.Ko} (연장됨)", $"{due.En} (extended)") : due
        );
        if (part.CountedAt is { } counted)
        {
            var (at, distance) = (Shown.Instant(counted, zone), Distance(counted - part.Due));
            yield return new KeyValue(
                new Text("인정 시각", "Counted at"),
                new Text($"{at.Ko}, {distance.Ko}", $"{at.En}, {distance.En}"),
                counted > part.Due ? Tone.Bad : Tone.Plain
            );
        }
        yield return new KeyValue(new Text("점수 계산", "Points"), Arithmetic(part)) { Strong = true };
    }

    private static Text Distance(Duration fromDue)
    {
        var length = ShownTime.Of(fromDue < Duration.Zero ? -fromDue : fromDue);
        return fromDue == Duration.Zero ? new Text("마감 시각과 같음", "exactly at the due time")
            : fromDue > Duration.Zero ? new Text($"마감보다 {length.Ko} 늦음", $"{length.En} late")
            : new Text($"마감 {length.Ko} 전", $"{length.En} early");
    }

    /// <summary>The sum as a reader can check it: base, deductions, then the percentage of what is left.</summary>
    private static Text Arithmetic(PartVerdict part)
    {
        if (part.Points is not { } points)
            return new Text("채점 대기: 담당 교수가 점수를 입력하면 계산됩니다.", "to be marked by the instructor");
        if (part.State is not (PartState.OnTime or PartState.Late))
        {
            var why = Words.Of(part.State).Text;
            return new Text($"{Shown.Points(points)} ({why.Ko})", $"{Shown.Points(points)} ({why.En})");
        }
        var first = part.Base ?? 0;
        var ko = $"기본 {Shown.Points(first)}";
        var en = $"base {Shown.Points(first)}";
        if (part.Deduction > 0)
        {
            ko += $" − 감점 {Shown.Points(part.Deduction)}";
            en += $" − deductions {Shown.Points(part.Deduction)}";
        }
        if (part.LatePercent > 0)
        {
            var late = Math.Max(0, first - part.Deduction) * part.LatePercent / 100;
            ko += $" − 지각 {Shown.Number(part.LatePercent)}% ({Shown.Points(late)})";
            en += $" − late {Shown.Number(part.LatePercent)}% ({Shown.Points(late)})";
        }
        if (part is { Deduction: 0, LatePercent: 0 })
            return new Text($"{Shown.Points(points)} (감점 없음)", $"{Shown.Points(points)} (nothing off)");
        return new Text($"{ko} = {Shown.Points(points)}", $"{en} = {Shown.Points(points)}");
    }

    /// <summary>Of the newest graded file.</summary>
    private static QrCode? Receipt(ReportInput input, PartVerdict part)
    {
        var attempt =
            part.Attempts.LastOrDefault(attempt => attempt.Counts) ?? (part.Attempts is [.., var last] ? last : null);
        return attempt is null
            ? null
            : new QrCode(
                new Uri($"{input.ReceiptBase.AbsoluteUri.TrimEnd('/')}/r/{attempt.AttemptId}"),
                new Text("접수증", "Receipt")
            );
    }

    private static Table Findings(PartVerdict part)
    {
        var files = part.Attempts.ToDictionary(attempt => attempt.AttemptId, StringComparer.Ordinal);
        return new Table(
            [
                new TableColumn(new Text("결과", "Outcome"), 1.95f),
                new TableColumn(new Text("점검 항목", "Check"), 3.1f),
                new TableColumn(new Text("측정값", "Measured"), 4.5f),
                new TableColumn(new Text("기준", "Limit"), 3.7f),
                new TableColumn(new Text("감점", "Off"), 0.95f, AlignRight: true),
            ],
            [
                .. part.Findings.Select(finding =>
                {
                    var outcome = Words.Of(finding.Outcome);
                    return new TableRow([
                        new Cell(outcome.Text, outcome.Tone) { Badge = true },
                        new Cell(Title(finding, files)),
                        new Cell(TwoZones.Split(finding.Measured)),
                        new Cell(TwoZones.Split(finding.Limit)),
                        finding.Deduction > 0
                            ? new Cell(Text.Same($"−{Shown.Points(finding.Deduction)}"), Tone.Bad) { Strong = true }
                            : new Cell(Text.Same("–"), Tone.Muted),
                    ])
                    {
                        Note =
                            finding.Next.Ko.Length + finding.Next.En.Length == 0
                                ? null
                                : new Note(
                                    new Text("다음에 할 일", "What to do next"),
                                    TwoZones.Split(finding.Next),
                                    outcome.Tone
                                ),
                    };
                }),
            ]
        )
        {
            Small = true,
        };
    }

    /// <summary>A check of one file of several says of which.</summary>
    private static Text Title(Finding finding, Dictionary<string, AttemptVerdict> files) =>
        files.Count > 1 && finding.AttemptId is { } id && files.TryGetValue(id, out var file) && !file.Counts
            ? new Text($"{finding.Title.Ko} ({Shown.Name(file.FileName)})", finding.Title.En)
            : finding.Title;
}

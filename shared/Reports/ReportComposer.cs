using CourseAI.Core;
using CourseAI.Core.Evidence;
using CourseAI.Core.Grading;
using CourseAI.Reports.Composing;
using CourseAI.Reports.Model;

namespace CourseAI.Reports;

/// <summary>Says in a report what a verdict found for one student. Pure: same input, same report.</summary>
public static class ReportComposer
{
    /// <exception cref="ArgumentException">The verdict is another student's, or the receipts' address is not absolute.</exception>
    public static Report Compose(ReportInput input)
    {
        if (input.Verdict.StudentId != input.Student.Id)
            throw new ArgumentException(
                $"the verdict is of {input.Verdict.StudentId}, not of {input.Student.Id}",
                nameof(input)
            );
        if (!input.ReceiptBase.IsAbsoluteUri)
            throw new ArgumentException($"'{input.ReceiptBase}' is not absolute; write https://host", nameof(input));
        var evidence = input
            .Evidence.GroupBy(item => item.AttemptId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(item => item.Revision)!, StringComparer.Ordinal);
        var title = Shown.Text(input.Course.Title);
        var student = $"{Shown.Name(input.Student.Id)} {Shown.Name(input.Student.Name)}";
        return new Report
        {
            Title = $"{title.Ko} · {student}",
            Subject = "과제 결과 보고서 (Result report)",
            Author = title.Ko,
            RunningHead = $"{title.Ko} · {student}",
            Foot = Foot.Of(input.Course, input.AppVersion, input.ModelVersions ?? Foot.Models(evidence.Values)),
            Blocks = [.. Head(input, title), .. Summary(input), .. Sections(input, evidence)],
        };
    }

    private static IEnumerable<Block> Head(ReportInput input, Text title)
    {
        yield return new Columns([
            new Column(
                3.1f,
                [
                    new Paragraph(new Text("과제 결과 보고서", "Result report")) { Tone = Tone.Muted, Small = true },
                    new Heading(1, title),
                    new KeyValues([
                        new KeyValue(new Text("학번", "Student ID"), Text.Same(Shown.Name(input.Student.Id))),
                        new KeyValue(new Text("이름", "Name"), Text.Same(Shown.Name(input.Student.Name)))
                        {
                            Strong = true,
                        },
                        new KeyValue(new Text("학과", "Department"), Text.Same(Shown.Name(input.Student.Department))),
                    ]),
                ]
            ),
            new Column(
                1.4f,
                [
                    new BigNumber(
                        Shown.Number(input.Verdict.Points),
                        Shown.Number(input.Verdict.MaxPoints),
                        new Text("총점", "Total points")
                    )
                    {
                        Note = Pending(input.Verdict),
                    },
                ]
            ),
        ]);
        if (input.Verdict.NeedsAttention)
        {
            yield return new Paragraph(
                new Text(
                    "열어 볼 수 없는 파일이 있습니다. 해당 항목의 안내에 따라 다시 제출해 주십시오.",
                    "A file could not be read. Please follow the advice below and hand it in again."
                )
            )
            {
                Tone = Tone.Bad,
            };
        }
        if (input.Verdict.NeedsPerson)
        {
            yield return new Paragraph(
                new Text(
                    "담당 교수의 확인이나 채점을 기다리는 항목이 있어 점수가 바뀔 수 있습니다.",
                    "Some items wait for the instructor; the points may still change."
                )
            )
            {
                Tone = Tone.Attention,
            };
        }
    }

    private static Text? Pending(Verdict verdict)
    {
        var pending = verdict.Parts.Where(part => part.Points is null).Sum(part => part.MaxPoints);
        return pending == 0
            ? null
            : new Text($"{Shown.Number(pending)}점 채점 대기", $"{Shown.Number(pending)} still to be marked");
    }

    private static IEnumerable<Block> Summary(ReportInput input)
    {
        var zone = input.Course.TimeZone;
        var rows = input.Verdict.Parts.Select(part =>
        {
            var state = Words.Of(part.State);
            return new TableRow([
                new Cell(Shown.Text(part.Title)) { Strong = true },
                new Cell(state.Text, state.Tone) { Badge = true },
                new Cell(Shown.Due(part.Due, zone)),
                part.CountedAt is { } at ? new Cell(Shown.Instant(at, zone)) : new Cell(Text.Same("–"), Tone.Muted),
                part.Points is { } points
                    ? new Cell(Text.Same(Shown.Points(points))) { Strong = true }
                    : new Cell(new Text("채점 대기", "to be marked"), Tone.Attention),
                new Cell(Text.Same(Shown.Points(part.MaxPoints))),
            ]);
        });
        var nothing = new Cell(Text.Same(""));
        var total = new TableRow([
            new Cell(new Text("합계", "Total")),
            nothing,
            nothing,
            nothing,
            new Cell(Text.Same(Shown.Points(input.Verdict.Points))),
            new Cell(Text.Same(Shown.Points(input.Verdict.MaxPoints))),
        ])
        {
            Total = true,
        };
        yield return new Table(
            [
                new TableColumn(new Text("항목", "Part"), 2.5f),
                new TableColumn(new Text("상태", "State"), 2f),
                new TableColumn(new Text("마감", "Due"), 2.75f),
                new TableColumn(new Text("인정 시각", "Counted at"), 2.9f),
                new TableColumn(new Text("점수", "Points"), 1.4f, AlignRight: true),
                new TableColumn(new Text("배점", "Out of"), 1.2f, AlignRight: true),
            ],
            [.. rows, total]
        );
        yield return new Heading(3, new Text("마감과 제출 시각", "Attempts against the due date"));
        yield return AttemptsTimeline.Of(input);
    }

    private static IEnumerable<Block> Sections(
        ReportInput input,
        IReadOnlyDictionary<string, AttemptEvidence> evidence
    ) => input.Verdict.Parts.SelectMany(part => PartSection.Of(input, part, evidence));
}

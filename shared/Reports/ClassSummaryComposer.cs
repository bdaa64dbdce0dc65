using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Grading;
using CourseAI.Reports.Composing;
using CourseAI.Reports.Model;

namespace CourseAI.Reports;

/// <summary>All that the class summary is made from.</summary>
public sealed record ClassSummaryInput
{
    public required Course Course { get; init; }

    /// <summary>In the order in which they are printed; without a verdict a student has handed in nothing yet.</summary>
    public required IReadOnlyList<ClassRow> Students { get; init; }

    public required string AppVersion { get; init; }

    /// <summary>SHA-256 by model name.</summary>
    public IReadOnlyDictionary<string, string>? ModelVersions { get; init; }
}

public sealed record ClassRow(RosterEntry Student, Verdict? Verdict);

/// <summary>Says in one table what every student of the class earned. Pure: same input, same report.</summary>
public static class ClassSummaryComposer
{
    public static Report Compose(ClassSummaryInput input)
    {
        var title = Shown.Text(input.Course.Title);
        return new Report
        {
            Title = $"{title.Ko} · 수강생 전체 결과",
            Subject = "수강생 전체 결과 (Class summary)",
            Author = title.Ko,
            RunningHead = $"{title.Ko} · 수강생 전체 결과 Class summary",
            Foot = Foot.Of(
                input.Course,
                input.AppVersion,
                input.ModelVersions ?? new Dictionary<string, string>(StringComparer.Ordinal)
            ),
            Blocks =
            [
                new Paragraph(new Text("수강생 전체 결과", "Class summary")) { Tone = Tone.Muted, Small = true },
                new Heading(1, title),
                Counts(input),
                Parts(input),
                new Heading(3, new Text("수강생별 결과", "By student")),
                Students(input),
            ],
        };
    }

    private static KeyValues Counts(ClassSummaryInput input)
    {
        var verdicts = input.Students.Select(row => row.Verdict).OfType<Verdict>().ToArray();
        return new KeyValues([
            new KeyValue(new Text("수강생", "Students"), Count(input.Students.Count)) { Strong = true },
            new KeyValue(
                new Text("확인·채점 대기", "Waiting for the instructor"),
                Count(verdicts.Count(verdict => verdict.NeedsPerson))
            ),
            new KeyValue(
                new Text("열 수 없는 파일", "Unreadable files"),
                Count(verdicts.Count(verdict => verdict.NeedsAttention))
            ),
        ]);
    }

    private static Text Count(int people) => new($"{people}명", people == 1 ? "1 student" : $"{people} students");

    private static Table Parts(ClassSummaryInput input)
    {
        PartState[] states =
        [
            PartState.OnTime,
            PartState.Late,
            PartState.AfterCutOff,
            PartState.NeedsAttention,
            PartState.NotHandedIn,
        ];
        return new Table(
            [
                new TableColumn(new Text("항목", "Part"), 2.6f),
                .. states.Select(state => new TableColumn(Words.Of(state).Text, 1.5f, AlignRight: true)),
                new TableColumn(new Text("평균", "Mean"), 1.2f, AlignRight: true),
                new TableColumn(new Text("배점", "Out of"), 1.1f, AlignRight: true),
            ],
            [
                .. input.Course.Parts.Select(part =>
                {
                    var verdicts = input.Students.Select(row => Find(row.Verdict, part)).ToArray();
                    var marked = verdicts.Select(verdict => verdict?.Points).OfType<decimal>().ToArray();
                    return new TableRow([
                        new Cell(Shown.Text(part.Title)) { Strong = true },
                        .. states.Select(state => new Cell(
                            Text.Same(
                                $"{verdicts.Count(verdict => (verdict?.State ?? PartState.NotHandedIn) == state)}"
                            )
                        )),
                        new Cell(Text.Same(marked.Length == 0 ? "–" : Shown.Points(marked.Average()))),
                        new Cell(Text.Same(Shown.Points(part.Points))),
                    ]);
                }),
            ]
        );
    }

    private static Table Students(ClassSummaryInput input) =>
        new(
            [
                new TableColumn(new Text("학번", "ID"), 1.7f),
                new TableColumn(new Text("이름", "Name"), 1.9f),
                .. input.Course.Parts.Select(part => new TableColumn(Shown.Text(part.Title), 1.6f, AlignRight: true)),
                new TableColumn(new Text("합계", "Total"), 1.4f, AlignRight: true),
            ],
            [
                .. input.Students.Select(row => new TableRow([
                    new Cell(Text.Same(Shown.Name(row.Student.Id))),
                    new Cell(Text.Same(Shown.Name(row.Student.Name))) { Strong = true },
                    .. input.Course.Parts.Select(part => Points(Find(row.Verdict, part))),
                    new Cell(Text.Same(row.Verdict is { } verdict ? Shown.Points(verdict.Points) : "–"))
                    {
                        Strong = true,
                    },
                ])),
            ]
        );

    private static PartVerdict? Find(Verdict? verdict, Part part) =>
        verdict?.Parts.FirstOrDefault(candidate => candidate.PartId == part.Id);

    private static Cell Points(PartVerdict? part)
    {
        var state = Words.Of(part?.State ?? PartState.NotHandedIn);
        var points = part switch
        {
            null => "–",
            { Points: { } earned } => Shown.Points(earned),
            _ => "채점 대기",
        };
        // On time is the rule and goes without saying; everything else is said.
        return part?.State == PartState.OnTime
            ? new Cell(Text.Same(points))
            : new Cell(new Text(points, state.Text.Ko), state.Tone);
    }
}

using System.Globalization;
using CourseAI.Core;
using CourseAI.Core.Courses;
using CourseAI.Core.Evidence;
using CourseAI.Reports.Model;

namespace CourseAI.Reports.Composing;

/// <summary>
/// How often the model reads what the student labelled, and what it reads instead: a row for each label, a column for each answer.
/// Labels and answers that do not occur are left out.
/// </summary>
internal static class ConfusionTable
{
    /// <summary>Of the column of labels, which stand there in two languages; see <see cref="Weight"/>.</summary>
    private const float LabelWeight = 17;

    /// <summary>The space between two columns, in letters.</summary>
    private const int Gutter = 3;

    public static IEnumerable<Block> Of(Agreement agreement)
    {
        yield return new Heading(3, new Text("학생 표기와 모델의 답", "The labels and what the model reads"))
        {
            Aside = Shown.Percent(agreement.Accuracy),
        };
        yield return new Paragraph(Sentence(agreement)) { Small = true };
        var answers = agreement
            .Cells.SelectMany(cell => new[] { cell.Label, cell.Said })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        yield return new Table(
            [
                new TableColumn(new Text("학생 표기", "Label"), LabelWeight),
                .. answers.Select(answer => Column(Name(answer))),
                Column(new Text("불확실", "unsure")),
                Column(new Text("합계", "Total")),
            ],
            [
                .. agreement
                    .Cells.GroupBy(cell => cell.Label, StringComparer.Ordinal)
                    .Select(row => Row(row.Key, [.. row], answers)),
            ]
        )
        {
            Small = true,
        };
    }

    private static TableColumn Column(Text header) => new(header, Weight(header), AlignRight: true);

    /// <summary>Ten tools must fit, and "screwdriver" must not break: a column is as wide as its longest word wants.</summary>
    private static float Weight(Text header) => Gutter + header.En.Split(' ').Max(word => word.Length);

    private static Text Sentence(Agreement agreement) =>
        new(
            $"표기된 {agreement.Labelled}개 중 {agreement.Right}개를 표기대로 읽었습니다. 불확실 {agreement.Unsure}개.",
            $"{agreement.Right} of {agreement.Labelled} labelled pictures are read as labelled; unsure of {agreement.Unsure}."
        );

    private static TableRow Row(string label, IReadOnlyList<AgreementCell> cells, string[] answers) =>
        new([
            new Cell(Name(label)) { Strong = true },
            .. answers.Select(answer => Count(cells, answer, answer == label ? Tone.Good : Tone.Attention)),
            Count(cells, said: null, Tone.Attention),
            new Cell(Number(cells.Sum(cell => cell.Pictures))) { Strong = true },
        ]);

    private static Cell Count(IReadOnlyList<AgreementCell> cells, string? said, Tone tone) =>
        cells.FirstOrDefault(cell => cell.Said == said) is { } cell
            ? new Cell(Number(cell.Pictures), tone) { Strong = true }
            : new Cell(Text.Same("·"), Tone.Muted);

    private static Text Number(int count) => Text.Same(count.ToString(CultureInfo.InvariantCulture));

    private static Text Name(string label) => Shown.Text(TaskLabels.Shown(label));
}

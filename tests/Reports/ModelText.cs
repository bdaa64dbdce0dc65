using CourseAI.Core;
using CourseAI.Reports.Model;

namespace CourseAI.Reports.Tests;

/// <summary>Every word of a report, in both languages, one piece per line.</summary>
internal static class ModelText
{
    public static string Of(Report report) => string.Join('\n', report.Blocks.SelectMany(Words).Append(report.Foot));

    private static IEnumerable<string> Words(Block block) =>
        block switch
        {
            Heading heading => [.. Both(heading.Text), .. Both(heading.Badge?.Text), heading.Aside ?? ""],
            Paragraph paragraph => Both(paragraph.Text),
            KeyValues values => values.Items.SelectMany(item => Both(item.Key).Concat(Both(item.Value))),
            BigNumber number => [number.Value, number.Of, .. Both(number.Caption), .. Both(number.Note)],
            Columns columns => columns.Items.SelectMany(column => column.Blocks).SelectMany(Words),
            Table table => table
                .Columns.SelectMany(column => Both(column.Header))
                .Concat(
                    table.Rows.SelectMany(row =>
                        row.Cells.SelectMany(cell => Both(cell.Text)).Concat(Both(row.Note?.Text))
                    )
                ),
            Figures figures => figures.Items.SelectMany(figure =>
                figure.Lines.SelectMany(line => Both(line.Text)).Append(figure.Name)
            ),
            Timeline timeline => timeline.Rows.SelectMany(row => Both(row.Label).Append(row.Due)),
            QrCode code => Both(code.Caption),
            _ => throw new NotSupportedException(block.GetType().Name),
        };

    private static IEnumerable<string> Both(Text? text) => text is null ? [] : [text.Ko, text.En];
}

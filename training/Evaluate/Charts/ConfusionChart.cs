using System.Globalization;
using CourseAI.Training.Cards;
using CourseAI.Training.Measures;
using SkiaSharp;

namespace CourseAI.Training.Charts;

/// <summary>A confusion matrix: numbers of pictures, shaded by their share of the row.</summary>
internal static class ConfusionChart
{
    private const float Cell = 40;
    private const float Gap = 6;
    private const float Margin = 16;
    private const float Axis = 24;
    private const float Size = 12.5f;

    /// <summary>Even one picture in a thousand must be seen: shares are shaded from here on.</summary>
    private const double Faintest = 0.1;

    public static byte[] Draw(Confusion confusion)
    {
        var labels = confusion.Columns.Count - 1;
        var isTurned = confusion.Columns.Take(labels).Max(label => Canvas.WidthOf(label, Size)) > Cell - 4;
        var rowNames = confusion.Rows.Max(row => Canvas.WidthOf(CardPage.Words(row), Size)) + 10;
        var columnNames = isTurned
            ? confusion.Columns.Max(column => Canvas.WidthOf(CardPage.Words(column), Size)) * 0.78f + 14
            : 22;
        var left = Margin + Axis + rowNames;
        var top = Margin + Axis + columnNames;
        var known = confusion.Rows.Count(confusion.IsLabel);
        var right = left + (confusion.Columns.Count * Cell) + Gap;
        var bottom = top + (confusion.Rows.Count * Cell) + (known < confusion.Rows.Count ? Gap : 0);
        var overhang = isTurned ? columnNames - Cell : 0;
        using var canvas = new Canvas(right + Math.Max(overhang, 54) + Margin, bottom + Margin);

        canvas.Text("answered", left, Margin + 10, Size, Canvas.Muted);
        canvas.Text(
            "shown",
            Margin + 10,
            top + (Cell * known / 2),
            Size,
            Canvas.Muted,
            SKTextAlign.Center,
            turned: -90
        );
        for (var column = 0; column < confusion.Columns.Count; column++)
        {
            var isUnsure = column == labels;
            canvas.Text(
                CardPage.Words(confusion.Columns[column]),
                X(column) + (isTurned ? (Cell / 2) + 2 : Cell / 2),
                top - 8,
                Size,
                isUnsure ? Canvas.Muted : Canvas.Ink,
                isTurned ? SKTextAlign.Left : SKTextAlign.Center,
                turned: isTurned ? -50 : 0
            );
        }
        for (var row = 0; row < confusion.Rows.Count; row++)
        {
            var shown = confusion.Rows[row];
            var y = top + (row * Cell) + (row >= known ? Gap : 0);
            var sum = confusion.RowSum(shown);
            canvas.Text(
                CardPage.Words(shown),
                left - 9,
                y + (Cell / 2) + 4.5f,
                Size,
                row >= known ? Canvas.Muted : Canvas.Ink,
                SKTextAlign.Right
            );
            for (var column = 0; column < confusion.Columns.Count; column++)
                DrawCell(canvas, SKRect.Create(X(column), y, Cell, Cell), confusion, shown, column, sum);
            canvas.Text(Number(sum), right + 9, y + (Cell / 2) + 4, 11, Canvas.Muted);
        }
        return canvas.ToPng();

        float X(int column) => left + (column * Cell) + (column == labels ? Gap : 0);
    }

    private static void DrawCell(Canvas canvas, SKRect box, Confusion confusion, string shown, int column, int sum)
    {
        var answered = confusion.Columns[column];
        var count = confusion[shown, answered];
        var colour =
            confusion.IsRight(shown, answered) ? Canvas.Right
            : answered == Confusion.Unsure ? Canvas.Silent
            : Canvas.Wrong;
        var share = count / (double)sum;
        box.Inflate(-1, -1);
        canvas.Box(
            box,
            count == 0
                ? new SKColor(0xF6, 0xF7, 0xF9)
                : Canvas.Tint(colour, Faintest + ((0.95 - Faintest) * Math.Sqrt(share))),
            radius: 3
        );
        if (count > 0)
            canvas.Text(
                Number(count),
                box.MidX,
                box.MidY + 4.5f,
                Size,
                share > 0.3 ? SKColors.White : Canvas.Ink,
                SKTextAlign.Center
            );
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

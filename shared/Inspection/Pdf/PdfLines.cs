using System.Text;
using UglyToad.PdfPig.Content;

namespace CourseAI.Inspection.Pdf;

/// <param name="Size">Type size in points: the largest of the line.</param>
internal sealed record PdfLine(string Text, double Size);

/// <summary>Puts the letters of a page, which come in the order they are drawn, into lines as a reader sees them.</summary>
internal static class PdfLines
{
    /// <summary>A page of dense text has 5,000 letters; what is beyond this is not written by a person.</summary>
    private const int MaxLetters = 50_000;

    /// <summary>A gap of this much of the type size is a blank between words.</summary>
    private const double WordGap = 0.2;

    public static IReadOnlyList<PdfLine> Of(IReadOnlyList<Letter> letters)
    {
        // From top to bottom; letters whose baselines differ by less than half the type size share a line.
        var rows = new List<List<Letter>>();
        double baseline = 0;
        foreach (
            var letter in letters
                .Take(MaxLetters)
                .Where(letter => double.IsFinite(letter.StartBaseLine.X) && double.IsFinite(letter.StartBaseLine.Y))
                .OrderByDescending(letter => letter.StartBaseLine.Y)
        )
        {
            if (rows.Count == 0 || baseline - letter.StartBaseLine.Y > Math.Max(1, letter.PointSize / 2))
            {
                rows.Add([]);
                baseline = letter.StartBaseLine.Y;
            }
            rows[^1].Add(letter);
        }
        return [.. rows.Select(Line).Where(line => line.Text.Length > 0)];
    }

    private static PdfLine Line(List<Letter> row)
    {
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in row.OrderBy(letter => letter.StartBaseLine.X))
        {
            if (before is not null && letter.StartBaseLine.X - before.EndBaseLine.X > WordGap * letter.PointSize)
                text.Append(' ');
            text.Append(letter.Value);
            before = letter;
        }
        return new PdfLine(text.ToString().Trim(), row.Max(letter => letter.PointSize));
    }
}

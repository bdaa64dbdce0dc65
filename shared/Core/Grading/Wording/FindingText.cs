using System.Globalization;

namespace CourseAI.Core.Grading.Wording;

/// <summary>The four things that every finding says. Each rule's sentences stand in this folder and nowhere else.</summary>
internal sealed record FindingText(Text Title, Text Measured, Text Limit, Text Next)
{
    public static readonly Text Nothing = Text.Same("");

    public Finding As(string rule, string? attemptId, Outcome outcome, decimal deduction = 0) =>
        new(rule, attemptId, outcome, Title, Measured, Limit, Next, PointsArithmetic.Plain(deduction));

    /// <summary>At most six decimals, none that are zero.</summary>
    public static string Show(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>At most three of a list, then how many more.</summary>
    public static Text Some(IReadOnlyList<string> items)
    {
        var shown = string.Join(", ", items.Take(3));
        return items.Count <= 3
            ? Text.Same(shown)
            : new Text($"{shown} 외 {items.Count - 3}개", $"{shown} and {items.Count - 3} more");
    }

    public static string Plural(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    public static Text Deducted(decimal points) =>
        points == 0
            ? new Text("감점은 없습니다.", "No points are taken off.")
            : new Text(
                $"{Show(points)}점이 감점되었습니다.",
                points == 1 ? "1 point is taken off." : $"{Show(points)} points are taken off."
            );
}

namespace CourseAI.Vision.Pictures;

/// <summary>A line drawn under what is written, as under a 6 or a 9 that could be taken for the other.</summary>
internal static class Underline
{
    /// <summary>Pixels by which it may rise or fall per pixel across: 14°.</summary>
    private const float MostSlope = 0.25f;

    /// <summary>Of the width of what stands above it. A 2 that is written in two pieces has a shorter foot; a 1 is one without its foot.</summary>
    private const float LeastWidth = 1.25f;

    /// <summary>Of its length, in what stands above it.</summary>
    private const float LeastAbove = 0.25f;

    /// <param name="pieces">Each connected.</param>
    /// <param name="bars">Those of the pieces that are one.</param>
    public static void RemoveFrom(List<InkGroup> pieces, IReadOnlyDictionary<InkGroup, InkBar> bars)
    {
        var level = pieces.Where(piece => bars.TryGetValue(piece, out var bar) && Math.Abs(bar.Slope) <= MostSlope);
        if (pieces.Count > 1 && level.FirstOrDefault(piece => IsUnder(piece, pieces)) is { } line)
            pieces.Remove(line);
    }

    private static bool IsUnder(InkGroup line, List<InkGroup> pieces)
    {
        var written = pieces.FindAll(piece => piece != line);
        var (left, right) = (written.Min(piece => piece.Left), written.Max(piece => piece.Right));
        var (top, bottom) = (written.Min(piece => piece.Top), written.Max(piece => piece.Bottom));
        var overhang = (right - left) / 4;
        return bottom <= line.Bottom
            && top < line.Top - (LeastAbove * line.Width)
            && line.Width >= LeastWidth * (right - left)
            && line.Left <= left + overhang
            && line.Right >= right - overhang;
    }
}

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
    public static void RemoveFrom(List<InkGroup> pieces)
    {
        if (pieces.Count > 1 && pieces.Find(piece => IsUnderline(piece, pieces)) is { } line)
            pieces.Remove(line);
    }

    private static bool IsUnderline(InkGroup piece, List<InkGroup> pieces)
    {
        if (InkBar.Of(piece) is not { } bar || Math.Abs(bar.Slope) > MostSlope)
            return false;
        var above = new InkGroup();
        foreach (var other in pieces.Where(other => other != piece))
            above.Add(other);
        return above.Bottom <= piece.Bottom
            && above.Top < piece.Top - (LeastAbove * piece.Width)
            && piece.Width >= LeastWidth * above.Width
            && piece.Left <= above.Left + (above.Width / 4)
            && piece.Right >= above.Right - (above.Width / 4);
    }
}

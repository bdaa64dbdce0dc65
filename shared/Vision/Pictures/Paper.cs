namespace CourseAI.Vision.Pictures;

/// <summary>The sheet that is written on, without what lies around it.</summary>
internal static class Paper
{
    /// <summary>A table, then a finger on the sheet, then the shadow that it throws.</summary>
    private const int MostLayers = 3;

    /// <summary>Pixels that the soft edge of what lies around reaches into the paper.</summary>
    private const int SoftEdge = 3;

    /// <summary>
    /// What surrounds the paper is often darker than the ink: only without it does the threshold lie between ink and paper.
    /// Takes it out of <paramref name="ink"/>, too.
    /// </summary>
    public static InkMask Written(Plane ink)
    {
        var mask = InkMask.Of(ink);
        for (var layer = 0; layer < MostLayers; layer++)
        {
            var surroundings = InkGroups.Surroundings(mask);
            if (surroundings.Count == 0)
                break;
            foreach (var piece in surroundings)
                Clear(ink, piece);
            mask = InkMask.Of(ink);
        }
        return mask;
    }

    private static void Clear(Plane ink, InkGroup piece)
    {
        foreach (var (x, y) in piece.Pixels)
        {
            var right = Math.Min(x + SoftEdge, ink.Width - 1);
            var left = Math.Max(x - SoftEdge, 0);
            for (var row = Math.Max(y - SoftEdge, 0); row <= Math.Min(y + SoftEdge, ink.Height - 1); row++)
                ink.Values.AsSpan((row * ink.Width) + left, right - left + 1).Clear();
        }
    }
}

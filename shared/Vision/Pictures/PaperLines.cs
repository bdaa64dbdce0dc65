namespace CourseAI.Vision.Pictures;

/// <summary>
/// Takes the lines of ruled or squared paper out of a mask: what runs, nearly straight and evenly thin, from one edge of
/// the picture to another, be it across a corner. Where a stroke crosses, the line is thicker there, and stays.
/// </summary>
internal static class PaperLines
{
    /// <summary>A line may rise or fall by one pixel every so many: up to 14°.</summary>
    private const int PixelsPerStep = 4;

    /// <summary>Pixels that a printed line may be interrupted for by noise.</summary>
    private const int Gap = 3;

    /// <summary>A line may end this share of the picture before its edge.</summary>
    private const float Margin = 0.03f;

    /// <summary>Below this longer side, strokes and lines are alike.</summary>
    private const int SmallestSide = 100;

    public static void Remove(InkMask mask)
    {
        if (Math.Max(mask.Width, mask.Height) < SmallestSide)
            return;
        var across = Found(mask.Width, mask.Height, (along, at) => mask[along, at]);
        var down = Found(mask.Height, mask.Width, (along, at) => mask[at, along]);
        foreach (var (along, at) in across)
            mask[along, at] = false;
        foreach (var (along, at) in down)
            mask[at, along] = false;
    }

    private static List<(int Along, int At)> Found(int length, int breadth, Func<int, int, bool> isInk)
    {
        bool IsInkBackward(int along, int at) => isInk(length - 1 - along, at);
        var forward = Reached(length, breadth, isInk, fromSides: false);
        var backward = Reached(length, breadth, IsInkBackward, fromSides: false);
        var forwardOrIn = Reached(length, breadth, isInk, fromSides: true);
        var backwardOrIn = Reached(length, breadth, IsInkBackward, fromSides: true);
        var runs = new List<(int Along, int From, int To)>();
        for (var along = 0; along < length; along++)
        {
            for (var at = 0; at < breadth; at++)
            {
                if (!OnLine(along, at))
                    continue;
                var from = at;
                while (from > 0 && isInk(along, from - 1))
                    from--;
                while (at + 1 < breadth && isInk(along, at + 1))
                    at++;
                runs.Add((along, from, at));
            }
        }
        if (runs.Count == 0)
            return [];
        var thicknesses = runs.Select(run => run.To - run.From + 1).Order().ToArray();
        var thickest = Math.Max((1.6f * thicknesses[thicknesses.Length / 2]) + 1, 3);
        return
        [
            .. runs.Where(run => run.To - run.From + 1 <= thickest)
                .SelectMany(run => Enumerable.Range(run.From, run.To - run.From + 1).Select(at => (run.Along, at))),
        ];

        // Across a corner a line comes in from one side, but not out on the same.
        bool OnLine(int along, int at)
        {
            var (near, far) = ((along * breadth) + at, ((length - 1 - along) * breadth) + at);
            return isInk(along, at)
                && ((forward[near] >= 0 && backwardOrIn[far] >= 0) || (forwardOrIn[near] >= 0 && backward[far] >= 0));
        }
    }

    /// <summary>
    /// For each pixel, whether a line from the near edge passes it: the pixels of gap it may still bridge, or -1.
    /// </summary>
    /// <param name="fromSides">Lines that begin at the edges beside the near one count, too.</param>
    private static sbyte[] Reached(int length, int breadth, Func<int, int, bool> isInk, bool fromSides)
    {
        var reached = new sbyte[length * breadth];
        var start = (int)(length * Margin);
        for (var along = 0; along < length; along++)
        {
            for (var at = 0; at < breadth; at++)
            {
                int before = along == 0 ? (sbyte)-1 : reached[((along - 1) * breadth) + at];
                if (along % PixelsPerStep == 0 && along > 0)
                {
                    if (at > 0)
                        before = Math.Max(before, reached[((along - 1) * breadth) + at - 1]);
                    if (at + 1 < breadth)
                        before = Math.Max(before, reached[((along - 1) * breadth) + at + 1]);
                }
                var begins = along <= start || (fromSides && (at == 0 || at == breadth - 1));
                var value = isInk(along, at) && (before >= 0 || begins) ? Gap : before - 1;
                reached[(along * breadth) + at] = (sbyte)Math.Max(value, -1);
            }
        }
        return reached;
    }
}

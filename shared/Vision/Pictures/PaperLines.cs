using System.Runtime.InteropServices;

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
    private const sbyte Gap = 3;

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
        var forward = Reached(length, breadth, isInk);
        var backward = Reached(length, breadth, (along, at) => isInk(length - 1 - along, at));
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
            var (before, after) = (forward[(along * breadth) + at], backward[((length - 1 - along) * breadth) + at]);
            return isInk(along, at) && ((before.Near >= 0 && after.Any >= 0) || (before.Any >= 0 && after.Near >= 0));
        }
    }

    /// <summary>For each pixel, which lines pass it.</summary>
    private static Lines[] Reached(int length, int breadth, Func<int, int, bool> isInk)
    {
        var reached = new Lines[length * breadth];
        var start = (int)(length * Margin);
        for (var along = 0; along < length; along++)
        {
            for (var at = 0; at < breadth; at++)
            {
                var before = along == 0 ? Lines.None : reached[((along - 1) * breadth) + at];
                if (along % PixelsPerStep == 0 && along > 0)
                {
                    if (at > 0)
                        before = before.Or(reached[((along - 1) * breadth) + at - 1]);
                    if (at + 1 < breadth)
                        before = before.Or(reached[((along - 1) * breadth) + at + 1]);
                }
                var (isNear, isBeside) = (along <= start, at == 0 || at == breadth - 1);
                reached[(along * breadth) + at] = isInk(along, at)
                    ? new Lines(OnInk(before.Near, isNear), OnInk(before.Any, isNear || isBeside))
                    : new Lines(OnPaper(before.Near), OnPaper(before.Any));
            }
        }
        return reached;

        static sbyte OnInk(sbyte before, bool begins) => before >= 0 || begins ? Gap : (sbyte)-1;
        static sbyte OnPaper(sbyte before) => (sbyte)Math.Max(before - 1, -1);
    }

    /// <summary>Lines that pass a pixel, each by the pixels of gap that it may still bridge; -1: there is none.</summary>
    /// <param name="Near">From the near edge.</param>
    /// <param name="Any">From the near edge or from those beside it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Lines(sbyte Near, sbyte Any)
    {
        public static readonly Lines None = new(-1, -1);

        public Lines Or(Lines other) => new(Math.Max(Near, other.Near), Math.Max(Any, other.Any));
    }
}

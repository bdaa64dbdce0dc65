namespace CourseAI.Vision.Pictures;

/// <summary>Finds what is written in a mask, the largest first.</summary>
internal static class InkGroups
{
    /// <summary>Pieces nearer than this share of the group's longer side belong to it, wherever they lie.</summary>
    private const float Near = 0.12f;

    /// <summary>Pieces above or below one another, such as the bar of a 5, may be this far apart.</summary>
    private const float NearWhenStacked = 0.3f;

    /// <summary>Share of its outline along the picture's edge from which a piece is a table or a shadow, not a stroke.</summary>
    private const float AlongTheEdge = 0.3f;

    /// <summary>Mean width, as a share of its longer side, from which a piece at the edge is a finger: a marker's 1 has 0.25.</summary>
    private const float Stout = 0.3f;

    /// <summary>Up to this longer side a picture is cropped to its digit: there is nothing around or beside it.</summary>
    private const int CroppedSide = 64;

    /// <summary>Pieces with fewer pixels than this share of the largest are dirt.</summary>
    private const float Speck = 0.01f;

    public static List<InkGroup> Of(InkMask mask)
    {
        var pieces = Pieces(mask);
        if (!IsCropped(mask))
            pieces.RemoveAll(piece => IsSurroundings(piece, mask));
        pieces.Sort((one, other) => other.Pixels.Count.CompareTo(one.Pixels.Count));
        if (pieces.Count > 0)
            pieces.RemoveAll(piece => piece.Pixels.Count < pieces[0].Pixels.Count * Speck);
        if (!IsCropped(mask))
        {
            // Before grouping: what is written beside or within a large thing would be near to it.
            FrameLine.RemoveFrom(pieces);
            var bars = InkBar.Among(pieces);
            LyingPen.RemoveFrom(pieces, bars, mask);
            Underline.RemoveFrom(pieces, bars);
        }
        var groups = new List<InkGroup>();
        while (pieces.Count > 0)
        {
            var group = pieces[0];
            pieces.RemoveAt(0);
            while (pieces.FindIndex(piece => BelongTogether(group, piece)) is >= 0 and var at)
            {
                group.Add(pieces[at]);
                pieces.RemoveAt(at);
            }
            groups.Add(group);
        }
        return groups;
    }

    /// <summary>Of all that is connected, whatever it is.</summary>
    public static InkGroup? LargestPiece(InkMask mask) => Pieces(mask).MaxBy(piece => piece.Pixels.Count);

    /// <summary>What lies around the paper: a table, a finger, a shadow's edge.</summary>
    public static List<InkGroup> Surroundings(InkMask mask) =>
        IsCropped(mask) ? [] : Pieces(mask).FindAll(piece => IsSurroundings(piece, mask));

    private static bool IsCropped(InkMask mask) => Math.Max(mask.Width, mask.Height) <= CroppedSide;

    private static bool BelongTogether(InkGroup group, InkGroup piece)
    {
        var gapX = Math.Max(group.Left, piece.Left) - Math.Min(group.Right, piece.Right);
        var gapY = Math.Max(group.Top, piece.Top) - Math.Min(group.Bottom, piece.Bottom);
        var stacked = -gapX >= 0.5f * Math.Min(group.Width, piece.Width);
        return Math.Max(gapX, gapY) <= group.LongerSide * (stacked ? NearWhenStacked : Near);
    }

    private static bool IsSurroundings(InkGroup piece, InkMask mask)
    {
        var along = piece.Pixels.Count(pixel =>
            pixel.X == 0 || pixel.Y == 0 || pixel.X == mask.Width - 1 || pixel.Y == mask.Height - 1
        );
        return along > AlongTheEdge * 2 * (piece.Width + piece.Height)
            || (along > 0 && piece.StrokeWidth(mask) > Stout * piece.LongerSide);
    }

    private static List<InkGroup> Pieces(InkMask mask)
    {
        var pieces = new List<InkGroup>();
        var seen = new bool[mask.Width * mask.Height];
        var open = new Stack<(int X, int Y)>();
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (!mask[x, y] || seen[(y * mask.Width) + x])
                    continue;
                var piece = new InkGroup();
                Visit(x, y);
                while (open.TryPop(out var pixel))
                {
                    piece.Add(pixel.X, pixel.Y);
                    for (var dy = -1; dy <= 1; dy++)
                    {
                        for (var dx = -1; dx <= 1; dx++)
                        {
                            if (mask[pixel.X + dx, pixel.Y + dy])
                                Visit(pixel.X + dx, pixel.Y + dy);
                        }
                    }
                }
                pieces.Add(piece);
            }
        }
        return pieces;

        void Visit(int x, int y)
        {
            var at = (y * mask.Width) + x;
            if (seen[at])
                return;
            seen[at] = true;
            open.Push((x, y));
        }
    }
}

using System.Numerics;
using SkiaSharp;

namespace CourseAI.Vision.Pictures;

/// <summary>
/// A sheet on a table of which the picture shows more than of the sheet. The table must not be taken for the paper and the
/// sheet for what is written on it: what differs from the picture's border, fills its outline and has four corners is a
/// sheet, and no digit. A part of it may be out of the picture.
/// </summary>
internal static class LooseSheet
{
    /// <summary>Pixels on the longer side below which a picture is cropped to its digit.</summary>
    private const int LeastSide = 100;

    /// <summary>Pixels on the longer side of what the sheet is searched in, and of what it is cut out of.</summary>
    private const int CoarseSide = 200;
    private const int FineSide = 4 * GreyPicture.LongestSide;

    /// <summary>Difference in brightness within which a border is a table in one light.</summary>
    private const float EvenWithin = 0.05f;

    /// <summary>Of the picture's longer side; what is written on a smaller sheet can hardly be read.</summary>
    private const float LeastShare = 0.12f;

    /// <summary>Of the outline, that is the sheet and not what is written on it; a frame around a digit has less.</summary>
    private const float LeastPaper = 0.7f;

    /// <summary>
    /// Of the outline, that lies between four of its corners: 0.64 of a disc. Of MNIST's digits that are no 1, the one with
    /// the most has 0.904, and is too long.
    /// </summary>
    private const float LeastBetweenCorners = 0.9f;

    /// <summary>Longer side over shorter: paper has 1.4, MNIST's shortest 1 that has four corners 4.</summary>
    private const float Longest = 3;

    /// <summary>
    /// Difference in brightness between what lies this many coarse pixels within and outside of the sheet's edge, at half of
    /// the places at least: light that falls off has none, and a printed line ends before it.
    /// </summary>
    private const float LeastStep = 0.1f;
    private const int Aside = 4;
    private const int PlacesPerSide = 24;

    /// <summary>Of the picture's longer side, along the sheet's edge: it is blurred, and found to a coarse pixel.</summary>
    private const float SoftEdge = 0.016f;

    /// <param name="grey">The picture as <see cref="GreyPicture"/> gives it.</param>
    /// <returns>The sheet alone, upright and without perspective, as small as any picture is made; null: there is none.</returns>
    public static Plane? Cut(SKBitmap picture, Plane grey)
    {
        if (grey.LongerSide < LeastSide)
            return null;
        var coarse = GreyPicture.Shrunk(grey, CoarseSide);
        if (Corners(coarse) is not [var topLeft, var topRight, var bottomRight, var bottomLeft])
            return null;
        var fine = GreyPicture.From(picture, FineSide);
        var scale = fine.LongerSide / (float)coarse.LongerSide;
        var width = scale * Mean(topRight - topLeft, bottomRight - bottomLeft);
        var height = scale * Mean(bottomLeft - topLeft, bottomRight - topRight);
        var edge = SoftEdge * fine.LongerSide;
        var sheet = new Plane((int)(width - (2 * edge)), (int)(height - (2 * edge)));
        for (var y = 0; y < sheet.Height; y++)
        {
            var down = (y + edge) / height;
            var (left, right) = (Vector2.Lerp(topLeft, bottomLeft, down), Vector2.Lerp(topRight, bottomRight, down));
            for (var x = 0; x < sheet.Width; x++)
                sheet[x, y] = At(fine, scale * Vector2.Lerp(left, right, (x + edge) / width));
        }
        return GreyPicture.Shrunk(sheet, GreyPicture.LongestSide);
    }

    /// <returns>Of the sheet, clockwise from the upper left; null: there is none.</returns>
    private static List<Vector2>? Corners(Plane grey)
    {
        var (table, _) = PaperLight.AlongTheBorder(grey, EvenWithin);
        var difference = grey.Map(value => Math.Abs(value - table));
        // What is written may differ so much more from a light table that the sheet is not told from the table at first.
        return Corners(grey, InkMask.Of(difference)) ?? Corners(grey, InkMask.Above(difference, EvenWithin));
    }

    /// <param name="mask">What differs from the table.</param>
    private static List<Vector2>? Corners(Plane grey, InkMask mask)
    {
        var piece = InkGroups.LargestPiece(mask);
        if (piece is null || RunsThrough(piece, grey) || Hull(piece) is not { Count: > 3 } hull)
            return null;
        var corners = Corners(hull);
        if (piece.Pixels.Count < LeastPaper * Area(hull) || Area(corners) < LeastBetweenCorners * Area(hull))
            return null;
        var first = Enumerable.Range(0, 4).MaxBy(i => Vector2.Normalize(corners[(i + 1) % 4] - corners[i]).X);
        corners = [.. corners[first..], .. corners[..first]];
        var (one, other) = (
            Mean(corners[1] - corners[0], corners[2] - corners[3]),
            Mean(corners[3] - corners[0], corners[2] - corners[1])
        );
        var (longer, shorter) = (Math.Max(one, other), Math.Min(one, other));
        var isSheet = longer <= Longest * shorter && shorter >= LeastShare * grey.LongerSide && HasEdge(grey, corners);
        return isSheet ? corners : null;
    }

    private static bool HasEdge(Plane grey, List<Vector2> corners)
    {
        var middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
        var steps = new List<float>();
        for (var i = 0; i < 4 * PlacesPerSide; i++)
        {
            var (side, along) = (i / PlacesPerSide, (i % PlacesPerSide) + 0.5f);
            var at = Vector2.Lerp(corners[side], corners[(side + 1) % 4], along / PlacesPerSide);
            // What is out of the picture has its edge elsewhere.
            if (at.X < 1 || at.Y < 1 || at.X > grey.Width - 2 || at.Y > grey.Height - 2)
                continue;
            var aside = Aside * Vector2.Normalize(at - middle);
            steps.Add(Math.Abs(At(grey, at - aside) - At(grey, at + aside)));
        }
        steps.Sort();
        return steps.Count > 0 && steps[steps.Count / 2] >= LeastStep;
    }

    /// <summary>From one edge to the one opposite: a stroke of a scan that is cropped to its digit does, or the table itself.</summary>
    private static bool RunsThrough(InkGroup piece, Plane grey) =>
        (piece.Left == 0 && piece.Right == grey.Width) || (piece.Top == 0 && piece.Bottom == grey.Height);

    private static float Mean(Vector2 one, Vector2 other) => (one.Length() + other.Length()) / 2;

    /// <summary>The corners of the convex hull, clockwise as seen (Andrew's monotone chain, 1979).</summary>
    private static List<Vector2> Hull(InkGroup piece)
    {
        var points = piece
            .Pixels.GroupBy(pixel => pixel.Y, pixel => pixel.X)
            .SelectMany(row => new[] { new Vector2(row.Min(), row.Key), new Vector2(row.Max(), row.Key) })
            .OrderBy(point => point.X)
            .ThenBy(point => point.Y)
            .ToList();
        return [.. Chain(points), .. Chain(Enumerable.Reverse(points))];

        static List<Vector2> Chain(IEnumerable<Vector2> points)
        {
            var chain = new List<Vector2>();
            foreach (var point in points)
            {
                while (chain.Count > 1 && Cross(chain[^1] - chain[^2], point - chain[^2]) <= 0)
                    chain.RemoveAt(chain.Count - 1);
                chain.Add(point);
            }
            // The last one is the other chain's first.
            chain.RemoveAt(chain.Count - 1);
            return chain;
        }
    }

    /// <summary>The four corners of the hull between which most of it lies, in its order.</summary>
    private static List<Vector2> Corners(List<Vector2> hull)
    {
        var (most, corners) = (0f, new List<Vector2>());
        for (var i = 0; i < hull.Count; i++)
        {
            for (var j = i + 2; j < Math.Min(hull.Count, i + hull.Count - 1); j++)
            {
                // Two opposite corners; on either side the one that is farthest from the line between them.
                var diagonal = hull[j] - hull[i];
                var one = hull[(i + 1)..j].MaxBy(corner => Cross(corner - hull[i], diagonal));
                var other = hull[(j + 1)..].Concat(hull[..i]).MaxBy(corner => Cross(diagonal, corner - hull[i]));
                List<Vector2> four = [hull[i], one, hull[j], other];
                if (Area(four) is var area && area > most)
                    (most, corners) = (area, four);
            }
        }
        return corners;
    }

    /// <param name="corners">Clockwise as seen.</param>
    private static float Area(List<Vector2> corners)
    {
        var twice = 0f;
        for (var i = 0; i < corners.Count; i++)
            twice += Cross(corners[i], corners[(i + 1) % corners.Count]);
        return twice / 2;
    }

    private static float Cross(Vector2 one, Vector2 other) => (one.X * other.Y) - (one.Y * other.X);

    /// <summary>Between its four neighbours, linearly.</summary>
    private static float At(Plane grey, Vector2 at)
    {
        var x = Math.Clamp(at.X, 0, grey.Width - 1);
        var y = Math.Clamp(at.Y, 0, grey.Height - 1);
        var (left, top) = ((int)x, (int)y);
        var (right, bottom) = (Math.Min(left + 1, grey.Width - 1), Math.Min(top + 1, grey.Height - 1));
        return float.Lerp(
            float.Lerp(grey[left, top], grey[right, top], x - left),
            float.Lerp(grey[left, bottom], grey[right, bottom], x - left),
            y - top
        );
    }
}

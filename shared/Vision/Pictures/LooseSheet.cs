using System.Numerics;
using SkiaSharp;

namespace CourseAI.Vision.Pictures;

/// <summary>
/// A sheet that lies wholly within the picture. Where the table around it is of one brightness, the table looks like the
/// paper and the sheet like what is written on it: a full area with four corners, which no digit is.
/// </summary>
internal static class LooseSheet
{
    /// <summary>Pixels on the longer side below which a picture is cropped to its digit.</summary>
    private const int LeastSide = 100;

    /// <summary>Of the picture's longer side; what is written on a smaller sheet can hardly be read.</summary>
    private const float LeastShare = 0.12f;

    /// <summary>Pixels on the longer side of the picture out of which the sheet is cut.</summary>
    private const int FineSide = 4 * GreyPicture.LongestSide;

    /// <summary>Of the hull, that is the sheet and not what is written on it; a frame around a digit has less.</summary>
    private const float LeastPaper = 0.7f;

    /// <summary>
    /// Of the hull, that lies between four of its corners: 0.64 of a disc. Of MNIST's digits that are no 1, the one with the
    /// most has 0.904, and is too long.
    /// </summary>
    private const float LeastBetweenCorners = 0.9f;

    /// <summary>Longer side over shorter: paper has 1.4, MNIST's shortest 1 that has four corners 4.</summary>
    private const float Longest = 2.5f;

    /// <summary>
    /// Of the picture's longer side, and in pixels of the picture in which the sheet was found, that its blurred edge is
    /// left out for.
    /// </summary>
    private const float SoftEdge = 0.01f;
    private const float SoftPixels = 1.5f;

    /// <param name="picture">As it was taken: a small sheet has its strokes in there.</param>
    /// <param name="group">What stands out most in <paramref name="searched"/>.</param>
    /// <param name="searched">The picture, made smaller.</param>
    /// <returns>The sheet alone, upright and without perspective, as small as any picture is made; null: the group is no sheet.</returns>
    public static Plane? Cut(SKBitmap picture, InkGroup group, Plane searched)
    {
        if (Math.Max(picture.Width, picture.Height) < LeastSide)
            return null;
        var hull = Hull(group);
        if (group.Pixels.Count < LeastPaper * Area(hull))
            return null;
        var corners = Corners(hull);
        if (corners.Count < 4 || Area(corners) < LeastBetweenCorners * Area(hull))
            return null;
        var (topLeft, topRight, bottomRight, bottomLeft) = FromTheTopLeft(corners);
        var width = ((topRight - topLeft).Length() + (bottomRight - bottomLeft).Length()) / 2;
        var height = ((bottomLeft - topLeft).Length() + (bottomRight - topRight).Length()) / 2;
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        if (longer > Longest * shorter || shorter < LeastShare * searched.LongerSide)
            return null;
        var fine = GreyPicture.From(picture, FineSide);
        var scale = fine.LongerSide / (float)searched.LongerSide;
        var edge = (SoftEdge * fine.LongerSide) + (SoftPixels * scale);
        var sheet = new Plane((int)((scale * width) - (2 * edge)), (int)((scale * height) - (2 * edge)));
        for (var y = 0; y < sheet.Height; y++)
        {
            var down = (y + edge) / (scale * height);
            var (left, right) = (Vector2.Lerp(topLeft, bottomLeft, down), Vector2.Lerp(topRight, bottomRight, down));
            for (var x = 0; x < sheet.Width; x++)
                sheet[x, y] = At(fine, scale * Vector2.Lerp(left, right, (x + edge) / (scale * width)));
        }
        return GreyPicture.Small(sheet);
    }

    /// <summary>The corners of the convex hull, clockwise as seen (Andrew's monotone chain, 1979).</summary>
    private static List<Vector2> Hull(InkGroup group)
    {
        var points = group
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

    /// <summary>The four corners of the hull between which most of it lies, in its order; fewer where it has no area.</summary>
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

    /// <summary>Clockwise, from the corner that would be the upper left one if the sheet were turned by less than 45°.</summary>
    private static (Vector2, Vector2, Vector2, Vector2) FromTheTopLeft(List<Vector2> corners)
    {
        var first = Enumerable.Range(0, 4).MaxBy(i => Vector2.Normalize(corners[(i + 1) % 4] - corners[i]).X);
        return (corners[first], corners[(first + 1) % 4], corners[(first + 2) % 4], corners[(first + 3) % 4]);
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

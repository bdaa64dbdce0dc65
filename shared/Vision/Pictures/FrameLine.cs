namespace CourseAI.Vision.Pictures;

/// <summary>A box or a ring drawn around what is written.</summary>
internal static class FrameLine
{
    /// <summary>Of its shorter side, in what stands within: a 0 with dirt in it is no frame.</summary>
    private const float LeastInside = 0.3f;

    /// <summary>Of its upright box, that lies within its outline: 0.79 in a ring, 0.77 in a square tilted by 8°.</summary>
    private const float LeastArea = 0.7f;

    /// <summary>Of what lies within its outline, that is ink: a line's.</summary>
    private const float MostInk = 0.35f;

    /// <param name="pieces">Each connected.</param>
    public static void RemoveFrom(List<InkGroup> pieces)
    {
        var frames = pieces
            .Where(piece =>
                pieces.Exists(other => other != piece && IsLarge(other, piece) && IsWithin(other, piece))
                && IsOutline(piece)
            )
            .ToHashSet();
        pieces.RemoveAll(frames.Contains);
    }

    private static bool IsLarge(InkGroup other, InkGroup frame) =>
        other.LongerSide >= LeastInside * Math.Min(frame.Width, frame.Height);

    private static bool IsOutline(InkGroup piece)
    {
        var area = piece.Pixels.GroupBy(pixel => pixel.Y, pixel => pixel.X).Sum(row => row.Max() - row.Min() + 1);
        return area >= LeastArea * piece.Width * piece.Height && piece.Pixels.Count <= MostInk * area;
    }

    /// <summary>From where it is written, the frame is met upwards, downwards, to the left and to the right.</summary>
    private static bool IsWithin(InkGroup other, InkGroup frame)
    {
        if (
            other.Left < frame.Left
            || other.Top < frame.Top
            || other.Right > frame.Right
            || other.Bottom > frame.Bottom
        )
            return false;
        var (x, y) = other.Pixels[other.Pixels.Count / 2];
        var (up, down, left, right) = (false, false, false, false);
        foreach (var (atX, atY) in frame.Pixels)
        {
            up |= atX == x && atY < y;
            down |= atX == x && atY > y;
            left |= atY == y && atX < x;
            right |= atY == y && atX > x;
        }
        return up && down && left && right;
    }
}

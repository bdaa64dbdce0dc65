namespace CourseAI.Vision.Pictures;

/// <summary>Filters over square windows of 2·radius + 1 pixels, cut off at the picture's edge, in one pass per direction.</summary>
internal static class Sweep
{
    public static Plane Mean(Plane plane, int radius) => BothWays(plane, (from, to) => RunningMean(from, to, radius));

    public static Plane Maximum(Plane plane, int radius) =>
        BothWays(plane, (from, to) => RunningMaximum(from, to, radius));

    public static Plane Minimum(Plane plane, int radius) =>
        Maximum(plane.Map(value => -value), radius).Map(value => -value);

    private delegate void Line(ReadOnlySpan<float> from, Span<float> to);

    private static Plane BothWays(Plane plane, Line line)
    {
        var rows = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
            line(plane.Values.AsSpan(y * plane.Width, plane.Width), rows.Values.AsSpan(y * plane.Width, plane.Width));
        var column = new float[plane.Height];
        var swept = new float[plane.Height];
        for (var x = 0; x < plane.Width; x++)
        {
            for (var y = 0; y < column.Length; y++)
                column[y] = rows[x, y];
            line(column, swept);
            for (var y = 0; y < column.Length; y++)
                rows[x, y] = swept[y];
        }
        return rows;
    }

    private static void RunningMean(ReadOnlySpan<float> from, Span<float> to, int radius)
    {
        double sum = 0;
        for (var i = -radius; i < from.Length; i++)
        {
            if (i + radius < from.Length)
                sum += from[i + radius];
            if (i - radius > 0)
                sum -= from[i - radius - 1];
            if (i >= 0)
                to[i] = (float)(sum / (Math.Min(i + radius, from.Length - 1) - Math.Max(i - radius, 0) + 1));
        }
    }

    /// <summary>Keeps the indices whose values may still become the largest, in falling order of value.</summary>
    private static void RunningMaximum(ReadOnlySpan<float> from, Span<float> to, int radius)
    {
        var candidates = new int[from.Length];
        var (first, count) = (0, 0);
        for (var i = -radius; i < from.Length; i++)
        {
            var next = i + radius;
            if (next < from.Length)
            {
                while (count > first && from[candidates[count - 1]] <= from[next])
                    count--;
                candidates[count++] = next;
            }
            if (i < 0)
                continue;
            while (candidates[first] < i - radius)
                first++;
            to[i] = from[candidates[first]];
        }
    }
}

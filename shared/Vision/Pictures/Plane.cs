namespace CourseAI.Vision.Pictures;

/// <summary>A picture of one number per pixel, row by row.</summary>
internal sealed class Plane(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public float[] Values { get; } = new float[width * height];

    public int LongerSide => Math.Max(Width, Height);

    public float this[int x, int y]
    {
        get => Values[(y * Width) + x];
        set => Values[(y * Width) + x] = value;
    }

    public Plane Map(Func<float, float> change)
    {
        var result = new Plane(Width, Height);
        for (var i = 0; i < Values.Length; i++)
            result.Values[i] = change(Values[i]);
        return result;
    }

    /// <summary>
    /// The part that starts at (<paramref name="left"/>, <paramref name="top"/>), scaled: shrinking averages exactly the
    /// area under each new pixel, growing interpolates linearly.
    /// </summary>
    public Plane Resample(float left, float top, float width, float height, int newWidth, int newHeight)
    {
        var across = Weights(left, width, newWidth, Width);
        var down = Weights(top, height, newHeight, Height);
        var rows = new Plane(newWidth, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                var (start, weights) = across[x];
                var sum = 0f;
                for (var i = 0; i < weights.Length; i++)
                    sum += weights[i] * Values[(y * Width) + start + i];
                rows[x, y] = sum;
            }
        }
        var result = new Plane(newWidth, newHeight);
        for (var y = 0; y < newHeight; y++)
        {
            var (start, weights) = down[y];
            for (var i = 0; i < weights.Length; i++)
            {
                for (var x = 0; x < newWidth; x++)
                    result[x, y] += weights[i] * rows[x, start + i];
            }
        }
        return result;
    }

    /// <summary>For each new pixel the first old one and the weights of it and its followers, which add up to 1.</summary>
    private static (int Start, float[] Weights)[] Weights(float start, float length, int count, int limit)
    {
        var step = length / count;
        // A pixel of the source reaches half a pixel to each side; below 1 the triangle of linear interpolation.
        var reach = Math.Max(step, 1f) / 2;
        var result = new (int, float[])[count];
        for (var i = 0; i < count; i++)
        {
            var centre = start + ((i + 0.5f) * step);
            var (from, to) = step >= 1 ? (centre - reach, centre + reach) : (centre - 1, centre + 1);
            var first = Math.Clamp((int)MathF.Floor(from), 0, limit - 1);
            var last = Math.Clamp((int)MathF.Ceiling(to) - 1, first, limit - 1);
            var weights = new float[last - first + 1];
            var sum = 0f;
            for (var j = 0; j < weights.Length; j++)
            {
                var pixel = first + j;
                var weight =
                    step >= 1 ? Math.Min(to, pixel + 1) - Math.Max(from, pixel) : 1 - Math.Abs(pixel + 0.5f - centre);
                weights[j] = Math.Max(weight, 1e-6f);
                sum += weights[j];
            }
            for (var j = 0; j < weights.Length; j++)
                weights[j] /= sum;
            result[i] = (first, weights);
        }
        return result;
    }
}

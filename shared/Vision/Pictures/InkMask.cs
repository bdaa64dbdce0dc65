namespace CourseAI.Vision.Pictures;

/// <summary>Which pixels are ink.</summary>
internal sealed class InkMask
{
    /// <summary>Share of the light that ink must at least swallow more than what surrounds it: pencil has about 0.2.</summary>
    private const float LeastContrast = 0.1f;

    /// <summary>Standard deviations of the paper's noise below which nothing is ink.</summary>
    private const float NoiseWidth = 4;

    /// <summary>
    /// Share of the threshold from which what touches ink is ink, too: a stroke that a reflection or its pen makes fainter
    /// on its way. Near half-way down also lies a blurred edge, which is a part of the stroke.
    /// </summary>
    private const float FaintShare = 0.45f;

    private const int Bins = 128;

    private readonly bool[] _ink;

    private InkMask(int width, int height, bool[] ink)
    {
        Width = width;
        Height = height;
        _ink = ink;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>False outside of the picture.</summary>
    public bool this[int x, int y]
    {
        get => (uint)x < (uint)Width && (uint)y < (uint)Height && _ink[(y * Width) + x];
        set => _ink[(y * Width) + x] = value;
    }

    /// <summary>All that is stronger than the threshold.</summary>
    public static InkMask Above(Plane ink, float threshold)
    {
        var mask = new InkMask(ink.Width, ink.Height, new bool[ink.Values.Length]);
        for (var i = 0; i < ink.Values.Length; i++)
            mask._ink[i] = ink.Values[i] > threshold;
        return mask;
    }

    /// <summary>
    /// Divides what stands out from the paper's noise by Otsu's threshold: strokes from their blurred edges, and from
    /// fainter things such as printed lines; then goes on from there into what is fainter (hysteresis; Canny, 1986).
    /// Empty when nothing stands out.
    /// </summary>
    public static InkMask Of(Plane ink)
    {
        var floor = Math.Max(LeastContrast, NoiseWidth * Noise(ink));
        var (threshold, above) = Otsu(ink.Values, floor);
        if (above < 1.5f * floor)
            return Above(ink, float.PositiveInfinity);
        var mask = Above(ink, threshold);
        // No lamp's reflection falls on a scan.
        if (ink.LongerSide > PaperLight.SmallSide)
            mask.GoOn(ink, Math.Max(floor, FaintShare * threshold));
        return mask;
    }

    private void GoOn(Plane ink, float faintest)
    {
        var open = new Stack<(int X, int Y)>();
        for (var i = 0; i < _ink.Length; i++)
        {
            if (_ink[i])
                open.Push((i % Width, i / Width));
        }
        while (open.TryPop(out var at))
        {
            for (var y = Math.Max(at.Y - 1, 0); y <= Math.Min(at.Y + 1, Height - 1); y++)
            {
                for (var x = Math.Max(at.X - 1, 0); x <= Math.Min(at.X + 1, Width - 1); x++)
                {
                    if (this[x, y] || ink[x, y] <= faintest)
                        continue;
                    this[x, y] = true;
                    open.Push((x, y));
                }
            }
        }
    }

    /// <summary>Robust standard deviation between neighbours, which light and strokes hardly change.</summary>
    private static float Noise(Plane ink)
    {
        var differences = new List<float>(ink.Values.Length / 2);
        for (var y = 0; y < ink.Height; y++)
        {
            for (var x = 1; x < ink.Width; x += 2)
                differences.Add(Math.Abs(ink[x, y] - ink[x - 1, y]));
        }
        if (differences.Count == 0)
            return 0;
        differences.Sort();
        return differences[differences.Count / 2] / 0.6745f / MathF.Sqrt(2);
    }

    /// <returns>The threshold, and the mean of what lies above it; (1, 0) when nothing is above the floor.</returns>
    private static (float Threshold, float Above) Otsu(float[] values, float floor)
    {
        Span<int> histogram = stackalloc int[Bins];
        var total = 0;
        double sum = 0;
        foreach (var value in values)
        {
            if (value <= floor)
                continue;
            var bin = Math.Min((int)(value * Bins), Bins - 1);
            histogram[bin]++;
            total++;
            sum += bin;
        }
        if (total == 0)
            return (1, 0);
        var (best, threshold, mean) = (-1.0, 0, sum / total);
        var (below, sumBelow) = (0, 0.0);
        for (var bin = 0; bin < Bins; bin++)
        {
            below += histogram[bin];
            sumBelow += (double)bin * histogram[bin];
            if (below == 0 || below == total)
                continue;
            var difference = (sumBelow / below) - ((sum - sumBelow) / (total - below));
            var between = (double)below * (total - below) * difference * difference;
            if (between > best)
                (best, threshold, mean) = (between, bin, (sum - sumBelow) / (total - below));
        }
        // All of one strength: there is no edge to divide it from.
        if (best < 0)
            return (floor, (float)(mean + 0.5) / Bins);
        return ((threshold + 1f) / Bins, (float)(mean + 0.5) / Bins);
    }
}

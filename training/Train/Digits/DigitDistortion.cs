using CourseAI.Vision.Pictures;

namespace CourseAI.Training.Digits;

/// <summary>
/// Another way in which the same hand might have written a digit: turned, scaled, slanted, bent, with a thinner or a
/// thicker pen, a little blurred or pale, scanned on few pixels, or as uneven light and a removed paper line leave it.
/// Not thread-safe: it keeps its working memory.
/// </summary>
internal sealed class DigitDistortion
{
    private const int Side = MnistSet.Side;
    private const float Centre = (Side - 1) / 2f;

    /// <summary>Nodes of the bending grid per side; between them displacements are interpolated.</summary>
    private const int Grid = 5;

    private const float ScannedShare = 0.15f;
    private const float FadedShare = 0.2f;
    private const float RuledShare = 0.08f;

    /// <summary>Of a stroke's ink, what goes with the line at most: one that lies on a 1 must not take all of it.</summary>
    private const float LineShare = 0.7f;

    private readonly float[] _source = new float[MnistSet.Pixels];
    private readonly float[] _other = new float[MnistSet.Pixels];
    private readonly float[] _bendX = new float[Grid * Grid];
    private readonly float[] _bendY = new float[Grid * Grid];

    /// <param name="image">784 bytes.</param>
    /// <param name="target">784 values, 0–1.</param>
    /// <param name="strength">0 leaves the picture nearly as it is, 1 changes it as far as hands and cameras do.</param>
    public void Apply(ReadOnlySpan<byte> image, Span<float> target, Random random, float strength)
    {
        for (var i = 0; i < _source.Length; i++)
            _source[i] = image[i] / 255f;
        if (random.NextSingle() < 0.4f * strength)
            ChangePen(random);
        if (random.NextSingle() < 0.15f * strength)
            ChangePen(random);
        Warp(target, random, strength);
        if (random.NextSingle() < ScannedShare * strength)
            Scan(target, random);
        if (random.NextSingle() < FadedShare * strength)
            Fade(target, random);
        if (random.NextSingle() < RuledShare * strength)
            RemoveLine(target, random);
        if (random.NextSingle() < 0.5f * strength)
            ChangeTone(target, random);
    }

    /// <summary>
    /// As a scanner of postal codes would store it: the ink's box on 9 to 18 pixels a side, a little wider or narrower
    /// than it was, then brought back into the middle of 28×28 as every picture is.
    /// </summary>
    private static void Scan(Span<float> target, Random random)
    {
        var plane = new Plane(Side, Side);
        target.CopyTo(plane.Values);
        if (InkBox.Of(plane) is not { } box)
            return;
        var scale = random.Next(9, 19) / (float)Math.Max(box.Width, box.Height);
        var width = Math.Max(3, (int)(box.Width * scale * Between(random, 0.85f, 1.25f)));
        var height = Math.Max(3, (int)(box.Height * scale));
        var scanned = plane.Resample(box.Left, box.Top, box.Width, box.Height, width, height);
        InkBox.Centred(scanned, (0, 0, width, height), Between(random, 18f, 20.5f)).Values.CopyTo(target);
    }

    /// <summary>Blends towards the largest (or smallest) of the four neighbours: about half a pixel of pen width.</summary>
    private void ChangePen(Random random)
    {
        var thicker = random.NextSingle() < 0.5f;
        var share = random.NextSingle() * (thicker ? 0.9f : 0.6f);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var own = At(x, y);
                var left = At(x - 1, y);
                var right = At(x + 1, y);
                var up = At(x, y - 1);
                var down = At(x, y + 1);
                var edge = thicker
                    ? MathF.Max(own, MathF.Max(MathF.Max(left, right), MathF.Max(up, down)))
                    : MathF.Min(own, MathF.Min(MathF.Min(left, right), MathF.Min(up, down)));
                _other[(y * Side) + x] = own + (share * (edge - own));
            }
        }
        _other.CopyTo(_source, 0);
    }

    private void Warp(Span<float> target, Random random, float strength)
    {
        var angle = strength * Between(random, -0.2f, 0.2f);
        var slant = strength * Between(random, -0.2f, 0.2f);
        var scaleX = 1 + (strength * Between(random, -0.16f, 0.14f));
        var scaleY = 1 + (strength * Between(random, -0.16f, 0.14f));
        var shiftX = strength * Between(random, -2f, 2f);
        var shiftY = strength * Between(random, -2f, 2f);
        var bend = strength * Between(random, 0f, 2.2f);
        for (var i = 0; i < _bendX.Length; i++)
        {
            _bendX[i] = Between(random, -bend, bend);
            _bendY[i] = Between(random, -bend, bend);
        }
        var (sin, cos) = MathF.SinCos(angle);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var u = (x - Centre - shiftX) / scaleX;
                var v = (y - Centre - shiftY) / scaleY;
                u += slant * v;
                var fromX = (cos * u) - (sin * v) + Centre + Bent(_bendX, x, y);
                var fromY = (sin * u) + (cos * v) + Centre + Bent(_bendY, x, y);
                target[(y * Side) + x] = Sample(fromX, fromY);
            }
        }
    }

    /// <summary>Light from one side: the ink grows paler towards it.</summary>
    internal static void Fade(Span<float> target, Random random)
    {
        var palest = Between(random, 0.35f, 0.8f);
        var (sin, cos) = MathF.SinCos(Between(random, 0, MathF.Tau));
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var along = 0.5f + ((((x - Centre) * cos) + ((y - Centre) * sin)) / InkBox.Box);
                target[(y * Side) + x] *= float.Lerp(1, palest, Math.Clamp(along, 0, 1));
            }
        }
    }

    /// <summary>Where a printed line was taken off the paper, some of the strokes that it crossed went with it.</summary>
    internal static void RemoveLine(Span<float> target, Random random)
    {
        var middle = Centre + Between(random, -8, 8);
        var slope = Between(random, -0.1f, 0.1f);
        var width = Between(random, 0.4f, 1.2f);
        var upright = random.Next(4) == 0;
        for (var along = 0; along < Side; along++)
        {
            var line = middle + (slope * (along - Centre));
            for (var across = 0; across < Side; across++)
            {
                var covered = Math.Clamp(0.5f + (width / 2) - MathF.Abs(across - line), 0, Math.Min(width, 1));
                target[upright ? (along * Side) + across : (across * Side) + along] *= 1 - (LineShare * covered);
            }
        }
    }

    private static void ChangeTone(Span<float> target, Random random)
    {
        var gain = Between(random, 0.75f, 1.25f);
        var gamma = Between(random, 0.75f, 1.35f);
        var noise = Between(random, 0f, 0.06f);
        for (var i = 0; i < target.Length; i++)
        {
            var value = target[i];
            if (value > 0.01f)
                value = (MathF.Pow(value, gamma) * gain) + Between(random, -noise, noise);
            target[i] = Math.Clamp(value, 0f, 1f);
        }
    }

    private static float Bent(float[] grid, int x, int y)
    {
        var gx = x * (Grid - 1) / (float)(Side - 1);
        var gy = y * (Grid - 1) / (float)(Side - 1);
        var x0 = Math.Min((int)gx, Grid - 2);
        var y0 = Math.Min((int)gy, Grid - 2);
        var fx = gx - x0;
        var fy = gy - y0;
        var i = (y0 * Grid) + x0;
        var top = grid[i] + (fx * (grid[i + 1] - grid[i]));
        var bottom = grid[i + Grid] + (fx * (grid[i + Grid + 1] - grid[i + Grid]));
        return top + (fy * (bottom - top));
    }

    private float Sample(float x, float y)
    {
        var x0 = (int)MathF.Floor(x);
        var y0 = (int)MathF.Floor(y);
        var fx = x - x0;
        var fy = y - y0;
        var top = At(x0, y0) + (fx * (At(x0 + 1, y0) - At(x0, y0)));
        var bottom = At(x0, y0 + 1) + (fx * (At(x0 + 1, y0 + 1) - At(x0, y0 + 1)));
        return top + (fy * (bottom - top));
    }

    private float At(int x, int y) => (uint)x < Side && (uint)y < Side ? _source[(y * Side) + x] : 0f;

    private static float Between(Random random, float low, float high) => low + (random.NextSingle() * (high - low));
}

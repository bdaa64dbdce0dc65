namespace CourseAI.Vision.Pictures;

/// <summary>
/// Separates ink from paper and light: every pixel becomes the share of the light which the paper would reflect there
/// and the ink swallows (0 paper, 1 black), whichever of the two is dark.
/// </summary>
internal static class PaperLight
{
    /// <summary>Pixels on the longer side up to which a picture is a drawing or a scan, not a photo: its light is even.</summary>
    public const int SmallSide = 64;

    /// <summary>Difference in brightness within which a border counts as even: the noise of a scan.</summary>
    private const float EvenWithin = 0.04f;

    /// <summary>Share of the longer side that no stroke is wider than: a marker's in a picture that it fills.</summary>
    private const float WidestStroke = 0.2f;

    /// <summary>Light changes slowly: it is looked for on this many pixels of the longer side.</summary>
    private const int CoarseSide = 100;

    /// <summary>Radii, on the coarse picture, of windows that strokes of rising width fit into.</summary>
    private static readonly int[] StrokeRadii = [1, 2, 4];

    /// <summary>How much more of the one kind of stroke there must be than of the other.</summary>
    private const double ClearMajority = 2;

    /// <summary>Share of all contrast that strokes must make up: corners of a thick brush have less.</summary>
    private const double ClearShare = 0.3;

    /// <summary>Chalk on a board has 2 and more.</summary>
    private const double LightInkSkewness = 0.5;

    public static Plane Ink(Plane grey)
    {
        var (paper, evenShare) = AlongTheBorder(grey, EvenWithin);
        if (grey.LongerSide <= SmallSide || evenShare > 0.95f)
        {
            return IsDarker(grey, paper) ? Darkness(grey, _ => paper) : Darkness(Inverted(grey), _ => 1 - paper);
        }
        var coarse = Resampled(
            grey,
            grey.Width * CoarseSide / grey.LongerSide,
            grey.Height * CoarseSide / grey.LongerSide
        );
        var darkInk = HasDarkInk(coarse);
        var background = Resampled(Background(darkInk ? coarse : Inverted(coarse)), grey.Width, grey.Height);
        return Darkness(darkInk ? grey : Inverted(grey), i => background.Values[i]);
    }

    private static Plane Darkness(Plane grey, Func<int, float> paper)
    {
        var ink = new Plane(grey.Width, grey.Height);
        for (var i = 0; i < ink.Values.Length; i++)
            ink.Values[i] = Math.Clamp(1 - (grey.Values[i] / Math.Max(paper(i), 0.02f)), 0, 1);
        return ink;
    }

    /// <summary>Whether what stands out most is darker than the paper; noise and weak reflections count little.</summary>
    private static bool IsDarker(Plane grey, float paper)
    {
        var cubes = 0.0;
        foreach (var value in grey.Values)
            cubes += (value - paper) * (value - paper) * (value - paper);
        return cubes < 0;
    }

    /// <summary>
    /// Strokes are what a narrow window closes or opens; a lamp's reflection and a shadow are too wide for it. Where they
    /// say nothing, the brush is wide, and skewness decides.
    /// </summary>
    private static bool HasDarkInk(Plane grey)
    {
        var all = Energy(Sweep.Mean(grey, grey.LongerSide / 6), grey);
        foreach (var radius in StrokeRadii)
        {
            var dark = Energy(Sweep.Minimum(Sweep.Maximum(grey, radius), radius), grey);
            var light = Energy(Sweep.Maximum(Sweep.Minimum(grey, radius), radius), grey);
            var (more, less) = (Math.Max(dark, light), Math.Min(dark, light));
            if (more > ClearMajority * less && more > ClearShare * all)
                return dark > light;
        }
        return IsSkewedToDark(grey);
    }

    /// <summary>Strong differences count more than many: strokes more than noise.</summary>
    private static double Energy(Plane filtered, Plane grey)
    {
        var sum = 0.0;
        for (var i = 0; i < grey.Values.Length; i++)
        {
            var difference = Math.Abs(filtered.Values[i] - grey.Values[i]);
            sum += difference * difference * difference;
        }
        return sum;
    }

    /// <summary>
    /// Ink is the minority, so that the deviations from the local mean are skewed to its side. Blank paper is hardly
    /// skewed, and counts as paper.
    /// </summary>
    private static bool IsSkewedToDark(Plane grey)
    {
        var local = Sweep.Mean(grey, grey.LongerSide / 6);
        double squares = 0;
        double cubes = 0;
        for (var i = 0; i < grey.Values.Length; i++)
        {
            var deviation = grey.Values[i] - local.Values[i];
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        var skewness = cubes / grey.Values.Length / Math.Pow(Math.Max(squares / grey.Values.Length, 1e-12), 1.5);
        return skewness < LightInkSkewness;
    }

    /// <summary>The paper without its strokes: a closing that is wider than any stroke, smoothed.</summary>
    private static Plane Background(Plane lit)
    {
        var radius = (int)(lit.LongerSide * WidestStroke / 2) + 2;
        return Sweep.Mean(Sweep.Minimum(Sweep.Maximum(lit, radius), radius), radius / 2);
    }

    private static Plane Resampled(Plane plane, int width, int height) =>
        plane.Resample(0, 0, plane.Width, plane.Height, Math.Max(width, 1), Math.Max(height, 1));

    private static Plane Inverted(Plane grey) => grey.Map(value => 1 - value);

    /// <summary>The brightness that most of the border has, and the share of the border that has it.</summary>
    public static (float Paper, float Share) AlongTheBorder(Plane grey, float within)
    {
        var border = Border(grey);
        border.Sort();
        var (paper, most, first) = (border[0], 0, 0);
        for (var last = 0; last < border.Count; last++)
        {
            while (border[last] - border[first] > 2 * within)
                first++;
            if (last - first + 1 > most)
                (paper, most) = (border[(first + last) / 2], last - first + 1);
        }
        return (paper, (float)most / border.Count);
    }

    private static List<float> Border(Plane grey)
    {
        var values = new List<float>(2 * (grey.Width + grey.Height));
        for (var x = 0; x < grey.Width; x++)
        {
            values.Add(grey[x, 0]);
            values.Add(grey[x, grey.Height - 1]);
        }
        for (var y = 0; y < grey.Height; y++)
        {
            values.Add(grey[0, y]);
            values.Add(grey[grey.Width - 1, y]);
        }
        return values;
    }
}

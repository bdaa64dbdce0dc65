namespace CourseAI.Vision.Pictures;

/// <summary>
/// Separates ink from paper and light: every pixel becomes the share of the light which the paper would reflect there
/// and the ink swallows (0 paper, 1 black), whichever of the two is dark.
/// </summary>
internal static class PaperLight
{
    /// <summary>Pixels on the longer side up to which a picture is a drawing or a scan, not a photo: its light is even.</summary>
    private const int SmallSide = 64;

    /// <summary>Difference in brightness within which a border counts as even: the noise of a scan.</summary>
    private const float EvenWithin = 0.04f;

    /// <summary>Share of the longer side that no stroke is wider than.</summary>
    private const float WidestStroke = 0.12f;

    public static Plane Ink(Plane grey)
    {
        var border = Border(grey);
        border.Sort();
        var paper = border[border.Count / 2];
        var evenShare = border.Count(value => Math.Abs(value - paper) <= EvenWithin) / (float)border.Count;
        if (grey.LongerSide <= SmallSide || evenShare > 0.95f)
        {
            var darkInk = grey.Values.Average() < paper;
            return darkInk ? Darkness(grey, _ => paper) : Darkness(Inverted(grey), _ => 1 - paper);
        }
        var lit = HasDarkInk(grey) ? grey : Inverted(grey);
        var background = Background(lit);
        return Darkness(lit, i => background.Values[i]);
    }

    private static Plane Darkness(Plane grey, Func<int, float> paper)
    {
        var ink = new Plane(grey.Width, grey.Height);
        for (var i = 0; i < ink.Values.Length; i++)
            ink.Values[i] = Math.Clamp(1 - (grey.Values[i] / Math.Max(paper(i), 0.02f)), 0, 1);
        return ink;
    }

    /// <summary>Ink is the minority, so that the deviations from the local mean are skewed to its side.</summary>
    private static bool HasDarkInk(Plane grey)
    {
        var local = Sweep.Mean(grey, grey.LongerSide / 6);
        double skew = 0;
        for (var i = 0; i < grey.Values.Length; i++)
            skew += Math.Pow(grey.Values[i] - local.Values[i], 3);
        return skew < 0;
    }

    /// <summary>The paper without its strokes: a closing that is wider than any stroke, smoothed.</summary>
    private static Plane Background(Plane lit)
    {
        var radius = (int)(lit.LongerSide * WidestStroke / 2) + 2;
        var calm = Sweep.Mean(lit, 1);
        return Sweep.Mean(Sweep.Minimum(Sweep.Maximum(calm, radius), radius), radius / 2);
    }

    private static Plane Inverted(Plane grey) => grey.Map(value => 1 - value);

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

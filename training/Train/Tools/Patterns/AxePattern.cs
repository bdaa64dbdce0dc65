using SkiaSharp;

namespace CourseAI.Training.Tools.Patterns;

/// <summary>A long handle with a wedge across its end; the edge bends outwards.</summary>
internal static class AxePattern
{
    public static void Draw(PatternPen pen)
    {
        var foot = pen.Between(0.4f, 0.8f);
        var handle = pen.Either(pen.Wood, pen.Wood, pen.Grip);
        var (width, bend) = (pen.Between(0.035f, 0.065f), pen.Between(-0.06f, 0.06f));
        pen.Rod(handle, (0, -0.05f), (bend, foot / 2), (bend * 0.3f, foot), width);
        if (pen.OneIn(2))
            pen.Rod(pen.Grip, (bend * 0.6f, foot * 0.68f), (bend * 0.3f, foot), width * 1.15f);
        var head = pen.OneIn(4) ? pen.Case : pen.Steel;
        Wedge(pen, head, 1);
        if (pen.OneIn(6))
            Wedge(pen, head, -1);
        else
            pen.Box(head, -pen.Between(0.05f, 0.1f), -0.055f, 0.02f, pen.Between(0.03f, 0.06f), 0.01f);
    }

    private static void Wedge(PatternPen pen, SKColor colour, float side)
    {
        var reach = side * pen.Between(0.16f, 0.26f);
        var (up, down) = (-pen.Between(0.06f, 0.13f), pen.Between(0.1f, 0.22f));
        using var path = new SKPathBuilder();
        path.MoveTo(-side * 0.02f, -0.055f);
        path.QuadTo(reach * 0.5f, -0.05f, reach, up);
        path.QuadTo(reach * pen.Between(1.2f, 1.5f), (up + down) / 2, reach * 0.95f, down);
        path.QuadTo(reach * 0.4f, 0.05f, -side * 0.02f, 0.055f);
        path.Close();
        pen.Fill(colour, path);
        if (pen.OneIn(2))
            pen.Rod(pen.Steel, (reach, up), (reach * 1.25f, (up + down) / 2), (reach * 0.95f, down), 0.018f);
    }
}

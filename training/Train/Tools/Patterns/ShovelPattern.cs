using SkiaSharp;

namespace CourseAI.Training.Tools.Patterns;

/// <summary>A shaft with a blade below, round or square, and above a grip of one kind or none.</summary>
internal static class ShovelPattern
{
    public static void Draw(PatternPen pen)
    {
        var top = -pen.Between(0.25f, 0.75f);
        var shaft = pen.Either(pen.Wood, pen.Wood, pen.Case, pen.Steel);
        var width = pen.Between(0.025f, 0.05f);
        pen.Rod(shaft, (0, 0.02f), (0, top), width);
        var grip = pen.Either(pen.Grip, shaft, pen.Black);
        if (pen.OneIn(3))
        {
            pen.Rod(grip, (-0.08f, top), (0.08f, top), width * 1.1f);
        }
        else if (pen.OneIn(2))
        {
            var half = pen.Between(0.05f, 0.08f);
            pen.Rod(grip, (0, top), (-half * 1.1f, top - 0.03f), (-half, top - 0.1f), width * 0.9f);
            pen.Rod(grip, (0, top), (half * 1.1f, top - 0.03f), (half, top - 0.1f), width * 0.9f);
            pen.Rod(grip, (-half, top - 0.1f), (half, top - 0.1f), width);
        }
        var blade = pen.OneIn(3) ? pen.Case : pen.Steel;
        Blade(pen, blade);
        pen.Rod(blade, (0, -0.06f), (0, pen.Between(0.04f, 0.14f)), width * 1.4f);
    }

    private static void Blade(PatternPen pen, SKColor colour)
    {
        var (half, length) = (pen.Between(0.09f, 0.17f), pen.Between(0.2f, 0.36f));
        var point = pen.OneIn(3) ? 0 : pen.Between(0.3f, 1f);
        using var path = new SKPathBuilder();
        path.MoveTo(-half, pen.Between(0, 0.04f));
        path.LineTo(half, 0.02f);
        path.LineTo(half * pen.Between(0.85f, 1.05f), length * (1 - (point * 0.6f)));
        path.QuadTo(half * (1 - (point * 0.5f)), length, 0, length);
        path.QuadTo(-half * (1 - (point * 0.5f)), length, -half, length * (1 - (point * 0.6f)));
        path.Close();
        pen.Fill(colour, path);
    }
}

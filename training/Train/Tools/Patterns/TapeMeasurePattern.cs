using SkiaSharp;

namespace CourseAI.Training.Tools.Patterns;

/// <summary>A case with a blade that comes out of it: from its side, or along its blade.</summary>
internal static class TapeMeasurePattern
{
    public static void Draw(PatternPen pen)
    {
        if (pen.OneIn(4))
            AlongTheBlade(pen);
        else
            FromTheSide(pen);
    }

    private static void FromTheSide(PatternPen pen)
    {
        var half = pen.Between(0.17f, 0.23f);
        var (top, bottom) = (-half * pen.Between(0.75f, 1.05f), half * pen.Between(0.8f, 1f));
        var reach = pen.OneIn(4) ? 0.04f : pen.Between(0.05f, 0.8f);
        var thickness = half * pen.Between(0.14f, 0.3f);
        var blade = bottom - (half * pen.Between(0.02f, 0.25f)) - thickness;

        if (pen.OneIn(4))
            pen.Rod(
                pen.Black,
                (-half * 0.8f, bottom * 0.7f),
                (-half * pen.Between(1.6f, 3f), bottom * pen.Between(0.6f, 2f)),
                (-half * pen.Between(0.4f, 1.2f), bottom * pen.Between(1.1f, 1.6f)),
                pen.Between(0.012f, 0.03f)
            );
        Blade(pen, half * 0.7f, blade, half + reach, thickness, hook: pen.Between(1.2f, 2f));
        if (pen.OneIn(2))
            pen.Turned(
                pen.Between(-10, 45),
                half * 0.75f,
                top * 0.7f,
                () =>
                    pen.Box(
                        pen.Grip,
                        half * 0.5f,
                        top * 1.1f,
                        half * pen.Between(0.9f, 1.2f),
                        top * 0.45f,
                        half * 0.08f
                    )
            );
        var (back, front) = (pen.Between(0.35f, 1), pen.Between(0.25f, 0.9f));
        var isFramed = pen.OneIn(2);
        Case(pen, isFramed ? pen.Grip : pen.Case, half, top, bottom, back, front);
        if (isFramed)
        {
            var inner = pen.Between(0.72f, 0.9f);
            Case(pen, pen.Case, half * inner, top * inner, bottom * inner, back, front);
        }
        else if (pen.OneIn(2))
        {
            pen.Box(pen.Grip, -half * 0.96f, bottom * pen.Between(0.5f, 0.8f), half, bottom, half * 0.1f);
        }
        var label = half * pen.Between(0.35f, 0.65f);
        var middle = (top + bottom) / 2;
        if (pen.OneIn(6))
        {
            // The side with the clip for the belt.
            pen.Box(pen.Steel, -label * 0.6f, middle - label, label * 0.6f, middle + (label * 0.8f), label * 0.1f);
            pen.Disc(pen.Black, 0, middle, label * 0.14f);
            return;
        }
        if (pen.OneIn(3))
            pen.Box(
                pen.Either(pen.Black, pen.Paper, pen.Grip),
                -label,
                middle - (label * 0.7f),
                label,
                middle + (label * 0.7f),
                label * 0.3f
            );
        else
            pen.Disc(pen.Either(pen.Black, pen.Paper, pen.Steel, pen.Grip), 0, middle, label);
        pen.Print(pen.Either(pen.Paper, pen.Case, SKColors.White, pen.Black), 0, middle, label);
    }

    /// <param name="back">How round it is behind, 0 to 1.</param>
    /// <param name="front">How round it is in front, where the blade comes out below.</param>
    private static void Case(
        PatternPen pen,
        SKColor colour,
        float half,
        float top,
        float bottom,
        float back,
        float front
    )
    {
        var height = bottom - top;
        using var path = new SKPathBuilder();
        path.MoveTo(half, bottom);
        path.LineTo(half, top + (height * front * 0.6f));
        path.QuadTo(half, top, half - (half * front), top);
        path.LineTo(-half + (half * back), top);
        path.QuadTo(-half, top, -half, top + (height * back * 0.5f));
        path.LineTo(-half, bottom - (height * back * 0.4f));
        path.QuadTo(-half, bottom, -half + (half * back * 0.8f), bottom);
        path.Close();
        pen.Fill(colour, path);
    }

    private static void Blade(PatternPen pen, float from, float top, float to, float thickness, float hook)
    {
        var colour = pen.OneIn(4) ? pen.Steel : pen.Paper;
        pen.Box(colour, from, top, to, top + thickness);
        var step = pen.Between(0.012f, 0.03f);
        var count = 0;
        for (var x = to - step; x > from; x -= step)
        {
            var length = thickness * (count++ % 5 == 4 ? 0.75f : 0.35f);
            pen.Box(pen.Black, x, top, x + (step * 0.25f), top + length);
        }
        pen.Box(pen.Steel, to - 0.008f, top, to + 0.008f, top + (thickness * hook));
    }

    private static void AlongTheBlade(PatternPen pen)
    {
        var half = pen.Between(0.1f, 0.17f);
        var bottom = pen.Between(0.2f, 0.35f);
        var reach = pen.Between(0.1f, 0.9f);
        var width = half * pen.Between(0.45f, 0.85f);
        // The blade lies to the right before it is turned upwards.
        pen.Turned(-90, 0, 0, () => Blade(pen, 0, -width, reach, 2 * width, hook: 1));
        pen.Box(pen.Case, -half, -0.05f, half, bottom, half * 0.25f);
        if (pen.OneIn(2))
            pen.Box(pen.Grip, -half * 0.95f, bottom * pen.Between(0.3f, 0.6f), half * 0.95f, bottom, half * 0.25f);
        pen.Box(pen.Either(pen.Grip, pen.Black), -half * 0.45f, -0.03f, half * 0.45f, bottom * 0.3f, half * 0.1f);
        if (pen.OneIn(2))
            pen.Box(pen.Steel, half, 0, half * 1.2f, bottom * 0.6f);
    }
}

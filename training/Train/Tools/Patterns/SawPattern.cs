using SkiaSharp;

namespace CourseAI.Training.Tools.Patterns;

/// <summary>A hand saw with its broad blade, or a hacksaw with its bow.</summary>
internal static class SawPattern
{
    public static void Draw(PatternPen pen)
    {
        if (pen.OneIn(3))
            Hacksaw(pen);
        else
            HandSaw(pen);
    }

    private static void HandSaw(PatternPen pen)
    {
        var (back, tip) = (-0.22f, pen.Between(0.35f, 0.6f));
        var (high, low) = (pen.Between(0.14f, 0.22f), pen.Between(0.04f, 0.12f));
        var teeth = pen.Between(0.012f, 0.035f);
        using var blade = new SKPathBuilder();
        blade.MoveTo(back, -high / 2);
        blade.LineTo(tip, (high / 2) - low);
        for (var x = tip; x > back; x -= teeth)
        {
            blade.LineTo(x, high / 2);
            blade.LineTo(x - (teeth * pen.Between(0.3f, 0.6f)), (high / 2) + (teeth * 0.7f));
        }
        blade.Close();
        pen.Fill(pen.Steel, blade);
        var (half, wall) = (high * pen.Between(0.6f, 0.85f), pen.Between(0.03f, 0.05f));
        using var handle = new SKPathBuilder { FillType = SKPathFillType.EvenOdd };
        handle.AddRoundRect(new SKRect(back - 0.2f, -half, back + 0.04f, half), half * 0.5f, half * 0.5f);
        handle.AddRoundRect(
            new SKRect(back - 0.2f + wall, -half + wall, back - 0.05f, half - wall),
            half * 0.35f,
            half * 0.35f
        );
        pen.Turned(pen.Between(-25, 10), back, 0, () => pen.Fill(pen.Either(pen.Wood, pen.Grip, pen.Case), handle));
        if (pen.OneIn(3))
            pen.Print(pen.Black, (back + tip) / 2, 0, high * 0.5f);
    }

    private static void Hacksaw(PatternPen pen)
    {
        var (half, high) = (pen.Between(0.28f, 0.4f), pen.Between(0.12f, 0.24f));
        var width = pen.Between(0.02f, 0.045f);
        var bow = pen.Either(pen.Steel, pen.Case);
        pen.Box(pen.Steel, -half, -0.008f, half, pen.Between(0.008f, 0.02f));
        pen.Rod(bow, (-half, 0.02f), (-half, -high), width);
        pen.Rod(bow, (half, 0.02f), (half - pen.Between(0, 0.08f), -high), width);
        pen.Rod(bow, (-half, -high), (half - 0.04f, -high), width);
        if (pen.OneIn(2))
            pen.Turned(
                pen.Between(-30, 0),
                -half,
                0,
                () => pen.Box(pen.Grip, -half - 0.2f, -0.045f, -half, 0.045f, 0.03f)
            );
        else
            pen.Turned(
                pen.Between(0, 25),
                -half,
                0,
                () => pen.Box(pen.Grip, -half - 0.06f, -0.06f, -half + 0.03f, 0.22f, 0.04f)
            );
    }
}

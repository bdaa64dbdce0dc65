namespace CourseAI.Training.Tools.Patterns;

/// <summary>An electric drill from its side: motor, chuck, bit, a pistol's handle, a battery or a cord.</summary>
internal static class DrillPattern
{
    public static void Draw(PatternPen pen)
    {
        var half = pen.Between(0.07f, 0.11f);
        var (back, front) = (-pen.Between(0.22f, 0.34f), pen.Between(0.08f, 0.2f));
        var foot = pen.Between(0.28f, 0.42f);
        var lean = pen.Between(-4, 22);
        var handle = back + pen.Between(0.08f, 0.2f);
        var grip = half * pen.Between(0.65f, 0.95f);

        if (!pen.OneIn(4))
            pen.Rod(pen.Steel, (front, 0), (front + pen.Between(0.25f, 0.45f), 0), pen.Between(0.015f, 0.035f));
        pen.Turned(lean, handle, 0, () => Handle(pen, handle, grip, foot));
        pen.Box(
            pen.Either(pen.Grip, pen.Black),
            handle + grip,
            half * 0.9f,
            handle + grip + 0.04f,
            half * pen.Between(1.5f, 2f),
            0.015f
        );
        var chuck = pen.Either(pen.Black, pen.Steel);
        pen.Corners(
            chuck,
            (front - 0.01f, -half * 0.75f),
            (front + 0.06f, -half * 0.75f),
            (front + pen.Between(0.1f, 0.15f), -half * 0.35f),
            (front + pen.Between(0.1f, 0.15f), half * 0.35f),
            (front + 0.06f, half * 0.75f),
            (front - 0.01f, half * 0.75f)
        );
        pen.Box(
            pen.Case,
            back,
            -half,
            front - (0.1f * half),
            half * pen.Between(0.9f, 1.1f),
            half * pen.Between(0.2f, 0.8f)
        );
        if (pen.OneIn(2))
            pen.Box(
                pen.Either(pen.Black, pen.Grip),
                front - pen.Between(0.04f, 0.1f),
                -half * 0.95f,
                front,
                half * 0.95f,
                0.01f
            );
        for (var i = 0; i < 4; i++)
            pen.Box(pen.Black, back + 0.03f + (i * 0.022f), -half * 0.5f, back + 0.04f + (i * 0.022f), half * 0.4f);
        pen.Print(pen.Either(pen.Black, pen.Paper), (back + front) / 2 + 0.04f, 0, half * 1.1f);
    }

    private static void Handle(PatternPen pen, float at, float half, float foot)
    {
        if (pen.OneIn(3))
            pen.Rod(
                pen.Black,
                (at, foot),
                (at - 0.05f, foot + 0.15f),
                (at - pen.Between(0.1f, 0.3f), foot + pen.Between(0.05f, 0.25f)),
                0.025f
            );
        else
            pen.Box(
                pen.Either(pen.Black, pen.Case, pen.Grip),
                at - (half * pen.Between(1.2f, 1.9f)),
                foot - 0.02f,
                at + (half * pen.Between(1.4f, 2.2f)),
                foot + pen.Between(0.06f, 0.13f),
                0.02f
            );
        pen.Box(pen.Case, at - half, 0, at + half, foot, half * 0.4f);
        pen.Box(pen.Grip, at - half, 0.12f, at + (half * pen.Between(0.2f, 0.95f)), foot - 0.02f, half * 0.4f);
    }
}

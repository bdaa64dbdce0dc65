namespace CourseAI.Training.Tools.Patterns;

/// <summary>Two levers that cross in a joint: jaws above, handles below, more or less open.</summary>
internal static class PliersPattern
{
    public static void Draw(PatternPen pen)
    {
        var open = pen.Between(3, 22);
        var jaw = pen.Between(0.13f, 0.36f);
        var tip = pen.Between(0.012f, 0.07f);
        var shoulder = pen.Between(0.06f, 0.1f);
        var handle = pen.Between(0.42f, 0.6f);
        var spread = pen.Between(0.08f, 0.16f);
        var width = pen.Between(0.05f, 0.085f);
        var sleeve = pen.Between(0.1f, 0.3f);
        foreach (var side in (float[])[-1, 1])
            pen.Turned(side * open, 0, 0, () => Lever(side));
        pen.Disc(pen.Steel, 0, 0, shoulder * pen.Between(0.6f, 0.9f));
        pen.Disc(pen.Black, 0, 0, shoulder * pen.Between(0.15f, 0.4f));

        void Lever(float side)
        {
            // From its jaw on one side, over the joint, to its handle on the other.
            pen.Corners(
                pen.Steel,
                (0, 0.05f),
                (side * shoulder, 0.01f),
                (side * shoulder * 0.95f, -jaw * 0.35f),
                (side * tip, -jaw),
                (0, -jaw),
                (0, -jaw * 0.25f)
            );
            pen.Rod(
                pen.Steel,
                (0, 0),
                (-side * spread * 1.2f, handle * 0.3f),
                (-side * spread * 0.75f, handle * 0.95f),
                width * 0.75f
            );
            pen.Rod(
                pen.Grip,
                (-side * spread * 0.62f, sleeve),
                (-side * spread * 1.15f, handle * 0.55f),
                (-side * spread * 0.75f, handle),
                width
            );
        }
    }
}

using SkiaSharp;

namespace CourseAI.Training.Tools.Scenes;

/// <summary>Where and how a thing lies in a square frame.</summary>
/// <param name="Length">Of the thing's longer side, in pixels of the frame.</param>
/// <param name="Widening">Factor from its height to its width.</param>
/// <param name="Degrees">By which it is turned.</param>
/// <param name="Skew">Of x by y.</param>
/// <param name="Perspective">Per pixel from the thing's middle, in x and y.</param>
/// <param name="X">Of its middle, in pixels of the frame.</param>
internal readonly record struct Pose(
    float Length,
    float Widening,
    bool IsMirrored,
    float Degrees,
    float Skew,
    SKPoint Perspective,
    float X,
    float Y
)
{
    /// <summary>As it lies before a phone: from a third of the frame to a little more than all of it, turned in any way.</summary>
    public static Pose Any(int side, Random random) => New(side, random, 0.35f, 1.1f, random.Next(360), slope: 1e-3f);

    /// <summary>As it is drawn: nearly upright; one in three turned in any way.</summary>
    public static Pose Upright(int side, Random random) =>
        New(side, random, 0.5f, 1f, random.Next(3) == 0 ? random.Next(360) : random.Next(-12, 13), slope: 0);

    /// <summary>
    /// As a photo of nothing else is taken: filling the frame, often lying or upside down; every other one turned in any
    /// way.
    /// </summary>
    public static Pose Near(int side, Random random) =>
        New(
            side,
            random,
            0.7f,
            1.25f,
            random.Next(2) == 0 ? random.Next(360) : (random.Next(4) * 90) + random.Next(-20, 21),
            slope: 5e-4f
        );

    /// <summary>From the thing's pixels to the frame's.</summary>
    public SKMatrix Of(int width, int height)
    {
        var scale = Length / Math.Max(width, height);
        return SKMatrix
            .CreateTranslation(-width / 2f, -height / 2f)
            .PostConcat(SKMatrix.CreateScale(scale * (IsMirrored ? -1 : 1) * Widening, scale))
            .PostConcat(SKMatrix.CreateRotationDegrees(Degrees))
            .PostConcat(new SKMatrix(1, Skew, 0, 0, 1, 0, Perspective.X, Perspective.Y, 1))
            .PostConcat(SKMatrix.CreateTranslation(X, Y));
    }

    private static Pose New(int side, Random random, float least, float most, float degrees, float slope)
    {
        var length = side * Scene.Between(random, least, most);
        var room = Math.Max(side * 0.05f, (side - length) / 2);
        return new Pose(
            length,
            Scene.Between(random, 0.87f, 1.15f),
            random.Next(2) == 0,
            degrees,
            Scene.Between(random, -0.12f, 0.12f),
            new SKPoint(Scene.Between(random, -slope, slope), Scene.Between(random, -slope, slope)),
            (side / 2f) + Scene.Between(random, -room, room),
            (side / 2f) + Scene.Between(random, -room, room)
        );
    }
}

using SkiaSharp;

namespace CourseAI.Training.Tools.Scenes;

/// <summary>Something that a tool may lie on: paper, a wall, wood, concrete, metal, made up anew each time.</summary>
internal static class Ground
{
    public static void Paint(SKCanvas canvas, int side, Random random)
    {
        canvas.Clear(Colour(random));
        switch (random.Next(5))
        {
            case 0:
                break;
            case 1:
                Grain(canvas, side, random, 0.02f, 0.02f, strength: random.Next(40, 160));
                break;
            case 2:
                // Long in one direction: planks and brushed metal.
                canvas.Save();
                canvas.RotateDegrees(random.Next(360), side / 2f, side / 2f);
                Grain(canvas, side, random, 0.002f + (random.NextSingle() * 0.01f), 0.1f, random.Next(60, 200));
                canvas.Restore();
                break;
            case 3:
                Grain(canvas, side, random, 0.3f, 0.3f, strength: random.Next(20, 120));
                break;
            default:
                Grain(canvas, side, random, 0.01f, 0.015f, strength: random.Next(60, 200));
                Grain(canvas, side, random, 0.2f, 0.2f, strength: random.Next(20, 90));
                break;
        }
        if (random.Next(2) == 0)
            Light(canvas, side, random);
    }

    /// <summary>Mostly dull, as floors and benches are.</summary>
    private static SKColor Colour(Random random) =>
        SKColor.FromHsv(
            random.Next(360),
            random.Next(3) == 0 ? random.Next(80) : random.Next(25),
            random.Next(3) == 0 ? random.Next(15, 60) : random.Next(60, 101)
        );

    private static void Grain(SKCanvas canvas, int side, Random random, float x, float y, int strength)
    {
        using var noise = SKShader.CreatePerlinNoiseFractalNoise(x, y, 3, random.Next(1, 10_000));
        using var grey = SKColorFilter.CreateColorMatrix([
            0.9f,
            0,
            0,
            0,
            0.05f,
            0.9f,
            0,
            0,
            0,
            0.05f,
            0.9f,
            0,
            0,
            0,
            0.05f,
            0,
            0,
            0,
            0,
            strength / 255f,
        ]);
        using var paint = new SKPaint();
        paint.Shader = noise;
        paint.ColorFilter = grey;
        paint.BlendMode = random.Next(2) == 0 ? SKBlendMode.Overlay : SKBlendMode.SrcOver;
        canvas.DrawRect(-side, -side, 3 * side, 3 * side, paint);
    }

    /// <summary>Brighter on one side than on the other.</summary>
    private static void Light(SKCanvas canvas, int side, Random random)
    {
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(random.Next(side), random.Next(side)),
            new SKPoint(random.Next(side), random.Next(side)),
            [SKColors.Black.WithAlpha((byte)random.Next(120)), SKColors.White.WithAlpha((byte)random.Next(120))],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint();
        paint.Shader = shader;
        canvas.DrawPaint(paint);
    }
}

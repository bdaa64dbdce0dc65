using SkiaSharp;

namespace CourseAI.Training.Tools.Scenes;

/// <summary>
/// Something that a tool may lie on: paper, a wall, wood, concrete, metal. Making one up takes longer than all the rest
/// of a picture, so there are some hundreds, of which each use shows another part in another colour.
/// </summary>
internal static class Ground
{
    private const int Count = 400;
    private const int Side = 288;

    private static readonly SKImage[] All = [.. Enumerable.Range(0, Count).Select(Make)];

    public static void Paint(SKCanvas canvas, int side, Random random)
    {
        using var tint = SKColorFilter.CreateBlendMode(Colour(random), SKBlendMode.Modulate);
        using var paint = new SKPaint();
        if (random.Next(2) == 0)
            paint.ColorFilter = tint;
        canvas.Save();
        canvas.Translate(side / 2f, side / 2f);
        canvas.RotateDegrees(random.Next(360));
        // Turned as it may be, it covers the frame.
        var scale = side * Scene.Between(random, 1.45f, 3f) / Side;
        canvas.Scale(random.Next(2) == 0 ? scale : -scale, scale);
        canvas.DrawImage(
            All[random.Next(Count)],
            -Side / 2f,
            -Side / 2f,
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear),
            paint
        );
        canvas.Restore();
        if (random.Next(2) == 0)
            Light(canvas, side, random);
    }

    private static SKImage Make(int seed)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        Make(canvas, Side, random);
        return SKImage.FromBitmap(bitmap);
    }

    private static void Make(SKCanvas canvas, int side, Random random)
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

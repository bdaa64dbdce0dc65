using SkiaSharp;

namespace CourseAI.Training.Tools.Scenes;

/// <summary>
/// One thing put into a picture as a phone might have taken it: turned, near or far, in perspective, with a shadow, on
/// some ground; then light, sharpness and JPEG as they come. Whatever the thing is drawn like, the rest is drawn from
/// the same distribution, so that no class is told by it.
/// </summary>
internal static class Scene
{
    /// <param name="thing">With transparent ground; null: nothing but ground.</param>
    /// <param name="side">Of the square that is returned, in pixels.</param>
    public static SKBitmap Of(SKBitmap? thing, int side, Random random)
    {
        using var scene = Square(side);
        using (var canvas = new SKCanvas(scene))
        {
            Ground.Paint(canvas, side, random);
            if (thing is not null)
                Put(canvas, thing, Pose.Any(side, random), castsShadow: random.Next(4) > 0, random);
        }
        return Taken(scene, random);
    }

    /// <summary>On one colour, as drawings and pictograms are shown.</summary>
    /// <param name="thing">With transparent ground.</param>
    public static SKBitmap Flat(SKBitmap thing, SKColor ground, int side, Random random)
    {
        var scene = Square(side);
        using var canvas = new SKCanvas(scene);
        canvas.Clear(ground);
        Put(canvas, thing, Pose.Upright(side, random), castsShadow: false, random);
        return scene;
    }

    /// <summary>A whole photo, cut and turned a little, taken again.</summary>
    /// <param name="photo">Its border's colours fill what it leaves free.</param>
    public static SKBitmap Framed(SKBitmap photo, int side, Random random)
    {
        using var scene = Square(side);
        using (var canvas = new SKCanvas(scene))
        {
            canvas.Clear(photo.GetPixel(random.Next(photo.Width), random.Next(2) * (photo.Height - 1)));
            Put(canvas, photo, Pose.Near(side, random), castsShadow: false, random);
            if (random.Next(4) == 0)
                Cover(canvas, side, random);
        }
        return Taken(scene, random);
    }

    /// <summary>A pictogram's outline, filled as an object would be: one colour or two, lit from one side, with grain.</summary>
    public static SKBitmap Solid(SKBitmap pictogram, Random random)
    {
        var solid = new SKBitmap(
            new SKImageInfo(pictogram.Width, pictogram.Height, SKColorType.Rgba8888, SKAlphaType.Premul)
        );
        using var canvas = new SKCanvas(solid);
        canvas.Clear(SKColors.Transparent);
        using var image = SKImage.FromBitmap(pictogram);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(random.Next(solid.Width), random.Next(solid.Height)),
            new SKPoint(random.Next(solid.Width), random.Next(solid.Height)),
            [Material(random), Material(random)],
            [0.3f + (random.NextSingle() * 0.2f), 0.5f + (random.NextSingle() * 0.3f)],
            SKShaderTileMode.Clamp
        );
        using var fill = new SKPaint();
        fill.Shader = shader;
        fill.BlendMode = SKBlendMode.SrcIn;
        canvas.DrawPaint(fill);
        using var noise = SKShader.CreatePerlinNoiseFractalNoise(0.02f, 0.1f, 2, random.Next(1, 10_000));
        using var grain = new SKPaint();
        grain.Shader = noise;
        grain.BlendMode = SKBlendMode.SrcATop;
        grain.Color = SKColors.White.WithAlpha((byte)random.Next(60));
        canvas.DrawPaint(grain);
        // A bright and a dark rim, as an edge has that is rounded off.
        var tilt = (X: random.Next(-4, 5), Y: random.Next(-4, 5));
        using var mask = SKShader.CreateBitmap(
            pictogram,
            SKShaderTileMode.Decal,
            SKShaderTileMode.Decal,
            SKMatrix.CreateTranslation(tilt.X, tilt.Y)
        );
        using var blurred = SKImageFilter.CreateBlur(3, 3);
        using var rim = new SKPaint();
        rim.Shader = mask;
        rim.ImageFilter = blurred;
        rim.BlendMode = SKBlendMode.SrcATop;
        using var tone = SKColorFilter.CreateBlendMode(
            SKColors.White.WithAlpha((byte)random.Next(20, 110)),
            SKBlendMode.SrcIn
        );
        rim.ColorFilter = tone;
        canvas.DrawPaint(rim);
        return solid;
    }

    /// <summary>Steel, painted steel, wood or plastic.</summary>
    private static SKColor Material(Random random) =>
        random.Next(3) switch
        {
            0 => SKColor.FromHsv(random.Next(360), random.Next(12), random.Next(30, 95)),
            1 => SKColor.FromHsv(random.Next(15, 45), random.Next(30, 75), random.Next(35, 90)),
            _ => SKColor.FromHsv(random.Next(360), random.Next(101), random.Next(8, 101)),
        };

    /// <summary>As ink, or as the ground of something bright.</summary>
    public static SKColor Dark(Random random) =>
        random.Next(2) == 0 ? SKColors.Black : SKColor.FromHsv(random.Next(360), random.Next(101), random.Next(60));

    /// <summary>As paper, or as something on a dark ground.</summary>
    public static SKColor Bright(Random random) =>
        SKColor.FromHsv(random.Next(360), random.Next(35), random.Next(82, 101));

    private static SKBitmap Square(int side) =>
        new(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque));

    private static void Put(SKCanvas canvas, SKBitmap thing, Pose pose, bool castsShadow, Random random)
    {
        using var paint = new SKPaint();
        using var shadow = SKImageFilter.CreateDropShadow(
            Between(random, -6, 6),
            Between(random, -6, 6),
            Between(random, 1, 5),
            Between(random, 1, 5),
            SKColors.Black.WithAlpha((byte)random.Next(40, 190))
        );
        if (castsShadow)
            paint.ImageFilter = shadow;
        using var image = SKImage.FromBitmap(thing);
        canvas.Save();
        canvas.Concat(pose.Of(thing.Width, thing.Height));
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), paint);
        canvas.Restore();
    }

    /// <summary>Something in front of a part of it.</summary>
    private static void Cover(SKCanvas canvas, int side, Random random)
    {
        using var paint = new SKPaint();
        paint.Color = SKColor.FromHsv(random.Next(360), random.Next(60), random.Next(101));
        var (width, height) = (side * Between(random, 0.1f, 0.45f), side * Between(random, 0.1f, 0.45f));
        canvas.DrawRect(Between(random, 0, side - width), Between(random, 0, side - height), width, height, paint);
    }

    /// <summary>What a camera makes of it.</summary>
    private static SKBitmap Taken(SKBitmap scene, Random random)
    {
        var taken = new SKBitmap(scene.Info);
        using (var canvas = new SKCanvas(taken))
        using (var paint = new SKPaint())
        {
            var saturation = random.Next(4) == 0 ? 0 : Between(random, 0.5f, 1.4f);
            var (gain, lift) = (Between(random, 0.7f, 1.3f), Between(random, -0.12f, 0.12f));
            using var tone = SKColorFilter.CreateColorMatrix(Tone(saturation, gain, lift, random));
            using var blur = SKImageFilter.CreateBlur(Between(random, 0.1f, 1.4f), Between(random, 0.1f, 1.4f));
            paint.ColorFilter = tone;
            if (random.Next(3) == 0)
                paint.ImageFilter = blur;
            using var image = SKImage.FromBitmap(scene);
            canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        }
        if (random.Next(2) == 0)
            return taken;
        using (taken)
        using (var jpeg = taken.Encode(SKEncodedImageFormat.Jpeg, random.Next(30, 95)))
            return SKBitmap.Decode(jpeg, scene.Info);
    }

    private static float[] Tone(float saturation, float gain, float lift, Random random)
    {
        const float Red = 0.3f,
            Green = 0.59f,
            Blue = 0.11f;
        var rest = 1 - saturation;
        var (r, g, b) = (gain * Between(random, 0.9f, 1.1f), gain, gain * Between(random, 0.9f, 1.1f));
        return
        [
            r * ((rest * Red) + saturation),
            r * rest * Green,
            r * rest * Blue,
            0,
            lift,
            g * rest * Red,
            g * ((rest * Green) + saturation),
            g * rest * Blue,
            0,
            lift,
            b * rest * Red,
            b * rest * Green,
            b * ((rest * Blue) + saturation),
            0,
            lift,
            0,
            0,
            0,
            1,
            0,
        ];
    }

    internal static float Between(Random random, float low, float high) => low + (random.NextSingle() * (high - low));
}

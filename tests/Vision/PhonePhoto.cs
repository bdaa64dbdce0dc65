using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests;

/// <summary>
/// Draws what a phone would make of a handwritten digit: an MNIST digit, smoothly enlarged, as ink on paper under a lamp.
/// Lengths are shares of the picture's shorter side, strengths shares of the light.
/// </summary>
internal sealed record PhonePhoto
{
    public int Width { get; init; } = 640;

    public int Height { get; init; } = 480;

    /// <summary>Of the digit's 28×28 frame.</summary>
    public float Size { get; init; } = 0.6f;

    /// <summary>Centre of the frame, as shares of width and height.</summary>
    public (float X, float Y) At { get; init; } = (0.5f, 0.5f);

    public float InkDarkness { get; init; } = 0.75f;

    public SKColor Ink { get; init; } = SKColors.Black;

    /// <summary>Brightness at the darkest corner; 1: even.</summary>
    public float DarkestCorner { get; init; } = 1;

    /// <summary>Light swallowed on one side of a soft edge across the picture; 0: none.</summary>
    public float Shadow { get; init; }

    public float Noise { get; init; } = 0.01f;

    /// <summary>Distance of the paper's lines; 0: blank.</summary>
    public float Lines { get; init; }

    public bool Squared { get; init; }

    public float LineDarkness { get; init; } = 0.35f;

    /// <summary>Width of a table's dark strip at the left.</summary>
    public float Table { get; init; }

    /// <summary>Chalk on a board.</summary>
    public bool Inverted { get; init; }

    /// <summary>Turns the paper's lines, in degrees.</summary>
    public float Tilt { get; init; }

    public SKBitmap Draw(params ReadOnlySpan<DigitPicture> digits)
    {
        var shorter = Math.Min(Width, Height);
        var random = new Random(Width + Height);
        var grains = new float[4096];
        for (var i = 0; i < grains.Length; i++)
            grains[i] = Gaussian(random);
        var covered = new float[Width * Height];
        for (var i = 0; i < digits.Length; i++)
            Write(covered, digits[i], Size * shorter, (At.X + (i * Size * shorter / Width * 0.9f), At.Y));
        var picture = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = picture.GetPixelSpan();
        var (sin, cos) = MathF.SinCos(Tilt * MathF.PI / 180);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var light = 1 - ((1 - DarkestCorner) * ((x / (float)Width) + (y / (float)Height)) / 2);
                light *= 1 - (Shadow * Smooth(((x - (0.3f * y)) / shorter * 4) - 1.5f));
                var lined =
                    LineDarkness * Math.Max(Line((cos * y) - (sin * x)), Squared ? Line((cos * x) + (sin * y)) : 0);
                var table = x < Table * shorter ? 0.8f : 0;
                var ink = InkDarkness * covered[(y * Width) + x];
                var grain = Noise * grains[random.Next(grains.Length)];
                var pixel = pixels.Slice((y * picture.RowBytes) + (x * 4), 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (Level(Ink.Red), Level(Ink.Green), Level(Ink.Blue), 255);

                byte Level(byte channel)
                {
                    var swallowed = Math.Max(lined, Math.Max(table, ink * (1 - (channel / 255f))));
                    var level = (0.92f * light * (1 - swallowed)) + grain;
                    return (byte)Math.Clamp(255 * (Inverted ? 1 - level : level), 0, 255);
                }
            }
        }
        return picture;

        float Line(float at)
        {
            if (Lines == 0)
                return 0;
            var distance = Math.Abs((at % (Lines * shorter)) - (Lines * shorter / 2));
            return Math.Clamp(2 - distance, 0, 1);
        }
    }

    private void Write(float[] covered, DigitPicture digit, float size, (float X, float Y) at)
    {
        var plane = new Plane(DigitPicture.Side, DigitPicture.Side);
        for (var i = 0; i < DigitPicture.Pixels; i++)
            plane.Values[i] = digit.Ink[i] / 255f;
        var side = (int)size;
        var large = plane.Resample(0, 0, DigitPicture.Side, DigitPicture.Side, side, side);
        var left = (int)((at.X * Width) - (size / 2));
        var top = (int)((at.Y * Height) - (size / 2));
        for (var y = Math.Max(0, -top); y < side && y + top < Height; y++)
        {
            for (var x = Math.Max(0, -left); x < side && x + left < Width; x++)
                covered[((y + top) * Width) + x + left] = Math.Max(
                    covered[((y + top) * Width) + x + left],
                    Smooth((large[x, y] - 0.5f) * 4)
                );
        }
    }

    private static float Smooth(float value) => 1 / (1 + MathF.Exp(-3 * value));

    private static float Gaussian(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}

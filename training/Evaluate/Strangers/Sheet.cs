using SkiaSharp;

namespace CourseAI.Training.Strangers;

/// <summary>A piece of paper before a camera, on which something is drawn: uneven light, the paper's grain, one pen.</summary>
internal sealed class Sheet
{
    private const int LeastSide = 160;
    private const int MostSide = 320;

    /// <summary>Of the sheet's brightness, at the corner farthest from the light.</summary>
    private const double Darkest = 0.65;

    /// <summary>Levels of 255 by which a pixel differs at most from the paper's own.</summary>
    private const int Grain = 6;

    /// <summary>A hand's slope, in degrees to either side.</summary>
    private const float Slope = 8;

    private static readonly SKColor[] Pens = [new(0x18, 0x18, 0x1C), new(0x22, 0x34, 0x8C), new(0x4A, 0x4A, 0x4E)];

    private readonly Random _random;

    public Sheet(Random random)
    {
        _random = random;
        Side = random.Next(LeastSide, MostSide + 1);
        Pen = Pens[random.Next(Pens.Length)];
    }

    /// <summary>Pixels; it is a square.</summary>
    public int Side { get; }

    public SKColor Pen { get; }

    /// <param name="draw">Draws on the blank sheet.</param>
    public SKBitmap Photographed(Action<SKCanvas> draw)
    {
        var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(Bright(), Bright(), Bright()));
            draw(canvas);
            canvas.Flush();
        }
        Light(bitmap.GetPixelSpan());
        return bitmap;
    }

    /// <summary>Moves the canvas so that the given box comes to lie somewhere on the sheet, a little turned, large enough to be read.</summary>
    public void Place(SKCanvas canvas, SKRect box)
    {
        var longer = Math.Max(box.Width, box.Height);
        var size = (0.35f + (0.35f * _random.NextSingle())) * Side;
        var room = (Side - (1.2f * size)) / 2;
        canvas.Translate((Side / 2f) + (room * Aside()), (Side / 2f) + (room * Aside()));
        canvas.RotateDegrees(Slope * Aside());
        canvas.Scale(size / longer);
        canvas.Translate(-box.MidX, -box.MidY);
    }

    /// <summary>-1 to 1.</summary>
    private float Aside() => (2 * _random.NextSingle()) - 1;

    private byte Bright() => (byte)_random.Next(225, 256);

    private void Light(Span<byte> rgba)
    {
        var darkest = Darkest + ((1 - Darkest) * _random.NextDouble());
        var (fromRight, fromBelow) = (_random.Next(2) == 0, _random.Next(2) == 0);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var away = ((fromRight ? Side - x : x) + (fromBelow ? Side - y : y)) / (2.0 * Side);
                var light = 1 - ((1 - darkest) * away);
                var grain = _random.Next(-Grain, Grain + 1);
                foreach (ref var value in rgba.Slice(4 * ((y * Side) + x), 3))
                    value = (byte)Math.Clamp((value * light) + grain, 0, 255);
            }
        }
    }
}

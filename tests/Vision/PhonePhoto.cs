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

    public SKColor LineInk { get; init; } = SKColors.Black;

    /// <summary>Width of a table's dark strip at the left.</summary>
    public float Table { get; init; }

    /// <summary>Width of the table on every side of the paper, which lies wholly on it; 0: the paper fills the picture.</summary>
    public float Around { get; init; }

    /// <summary>Centre of the paper that lies on a table, as shares of width and height: a part of it may be out of the picture.</summary>
    public (float X, float Y) PaperAt { get; init; } = (0.5f, 0.5f);

    public float TableDarkness { get; init; } = 0.8f;

    /// <summary>Chalk on a board.</summary>
    public bool Inverted { get; init; }

    /// <summary>Turns the paper and its lines, in degrees.</summary>
    public float Tilt { get; init; }

    /// <summary>The pen's width as a share of the digit's frame; 0: as MNIST's strokes are.</summary>
    public float Pen { get; init; }

    /// <summary>Turns the digit, in degrees.</summary>
    public float Slope { get; init; }

    /// <summary>Radius of a fingertip at the lower edge.</summary>
    public float Finger { get; init; }

    /// <summary>Length of a dark pen that lies on the paper, a little aslant; 0: none.</summary>
    public float LyingPen { get; init; }

    /// <summary>Its middle, as shares of width and height.</summary>
    public (float X, float Y) LyingPenAt { get; init; } = (0.85f, 0.5f);

    /// <summary>Half the side of a square that is drawn around the digit, or the radius of a ring; 0: none.</summary>
    public float Box { get; init; }

    public float Ring { get; init; }

    /// <summary>Length of a line under the digit; 0: none.</summary>
    public float Underline { get; init; }

    /// <summary>Strength of what is written on the paper's other side.</summary>
    public float ShowsThrough { get; init; }

    /// <summary>Strength of a lamp's reflection at the digit's lower right; 1 hides all.</summary>
    public float Glare { get; init; }

    /// <summary>Out of focus, in pixels.</summary>
    public int Blur { get; init; }

    /// <summary>JPEG's quality; 0: never compressed.</summary>
    public int Jpeg { get; init; }

    public SKBitmap Draw(params ReadOnlySpan<DigitPicture> digits)
    {
        var shorter = Math.Min(Width, Height);
        var random = new Random(Width + Height);
        var grains = new float[4096];
        for (var i = 0; i < grains.Length; i++)
            grains[i] = Gaussian(random);
        var covered = Written(digits, Size * shorter, mirrored: false);
        var behind = ShowsThrough > 0 ? Written(digits, Size * shorter * 0.8f, mirrored: true) : covered;
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
                var table = IsTable(x, y, shorter, sin, cos) ? TableDarkness : 0;
                var finger = IsFinger(x, y, shorter);
                var pen = IsLyingPen(x, y, shorter) ? 0.85f : 0;
                var ink = InkDarkness * covered[x, y];
                var through = ShowsThrough * behind[x, y];
                var glare = Glare * Reflection(x, y, shorter);
                var grain = Noise * grains[random.Next(grains.Length)];
                var pixel = pixels.Slice((y * picture.RowBytes) + (x * 4), 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (
                    Level(Ink.Red, LineInk.Red, 0.25f),
                    Level(Ink.Green, LineInk.Green, 0.45f),
                    Level(Ink.Blue, LineInk.Blue, 0.55f),
                    255
                );

                byte Level(byte channel, byte lineChannel, float skin)
                {
                    var swallowed = Math.Max(lined * (1 - (lineChannel / 255f)), ink * (1 - (channel / 255f)));
                    swallowed = Math.Max(
                        Math.Max(swallowed, through),
                        Math.Max(Math.Max(table, pen), finger ? skin : 0)
                    );
                    var level = 0.92f * light * (1 - swallowed);
                    level += (glare * (1 - level)) + grain;
                    return (byte)Math.Clamp(255 * (Inverted ? 1 - level : level), 0, 255);
                }
            }
        }
        return Jpeg == 0 ? picture : Compressed(picture);

        float Line(float at)
        {
            if (Lines == 0)
                return 0;
            var distance = Math.Abs((at % (Lines * shorter)) - (Lines * shorter / 2));
            return Math.Clamp((2 * Math.Max(1, shorter / 480f)) - distance, 0, 1);
        }
    }

    private SKBitmap Compressed(SKBitmap picture)
    {
        using (picture)
        {
            using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, Jpeg);
            return SKBitmap.Decode(jpeg);
        }
    }

    private bool IsTable(int x, int y, int shorter, float sin, float cos)
    {
        if (Table > 0 && x + (Tilt * 0.02f * y) < Table * shorter)
            return true;
        var (dx, dy) = (x - (PaperAt.X * Width), y - (PaperAt.Y * Height));
        return Around > 0
            && (
                Math.Abs((cos * dx) + (sin * dy)) > (Width / 2f) - (Around * shorter)
                || Math.Abs((cos * dy) - (sin * dx)) > (Height / 2f) - (Around * shorter)
            );
    }

    /// <summary>An upright ellipse that comes in from below, right of the middle.</summary>
    private bool IsFinger(int x, int y, int shorter)
    {
        if (Finger == 0)
            return false;
        var (dx, dy) = ((x - (0.8f * Width)) / (Finger * shorter), (y - Height) / (2 * Finger * shorter));
        return (dx * dx) + (dy * dy) < 1;
    }

    /// <summary>As wide as pens are: a fourteenth of the length.</summary>
    private bool IsLyingPen(int x, int y, int shorter)
    {
        var (sin, cos) = MathF.SinCos(0.25f);
        var (dx, dy) = ((x - (LyingPenAt.X * Width)) / shorter, (y - (LyingPenAt.Y * Height)) / shorter);
        return Math.Abs((sin * dx) - (cos * dy)) < LyingPen / 2 && Math.Abs((cos * dx) + (sin * dy)) < LyingPen / 28;
    }

    private float Reflection(int x, int y, int shorter)
    {
        var (dx, dy) = ((x - ((At.X + 0.1f) * Width)) / shorter, (y - ((At.Y + 0.1f) * Height)) / shorter);
        return MathF.Exp(-20 * ((dx * dx) + (dy * dy)));
    }

    /// <summary>Share of each pixel under ink.</summary>
    private Plane Written(ReadOnlySpan<DigitPicture> digits, float size, bool mirrored)
    {
        using var sheet = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque));
        sheet.Erase(SKColors.Black);
        using (var canvas = new SKCanvas(sheet))
        {
            for (var i = 0; i < digits.Length; i++)
            {
                canvas.Save();
                // What shows through lies beside the digit.
                canvas.Translate((At.X * Width) + (i * size * 0.9f) + (mirrored ? -size : 0), At.Y * Height);
                canvas.RotateDegrees(Slope);
                canvas.Scale(mirrored ? -size : size, size);
                canvas.Translate(-0.5f, -0.5f);
                Write(canvas, digits[i], size);
                canvas.Restore();
            }
        }
        if (!mirrored)
            DrawAround(sheet);
        var covered = new Plane(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            var row = sheet.GetPixelSpan().Slice(y * sheet.RowBytes, Width);
            for (var x = 0; x < Width; x++)
                covered[x, y] = row[x] / 255f;
        }
        return Blur > 0 ? Sweep.Mean(covered, Blur) : covered;
    }

    /// <summary>With a pen as wide as the digit's.</summary>
    private void DrawAround(SKBitmap sheet)
    {
        var shorter = Math.Min(Width, Height);
        var (x, y) = (At.X * Width, At.Y * Height);
        using var canvas = new SKCanvas(sheet);
        using var pen = new SKPaint
        {
            Color = SKColors.White,
            IsStroke = true,
            StrokeWidth = (Pen > 0 ? Pen : 0.08f) * Size * shorter,
            IsAntialias = true,
        };
        if (Box > 0)
            canvas.DrawRect(x - (Box * shorter), y - (Box * shorter), 2 * Box * shorter, 2 * Box * shorter, pen);
        if (Ring > 0)
            canvas.DrawCircle(x, y, Ring * shorter, pen);
        var (half, below) = (Underline * shorter / 2, y + (0.55f * Size * shorter));
        if (Underline > 0)
            canvas.DrawLine(x - half, below, x + half, below - (0.05f * half), pen);
    }

    /// <summary>Into a frame of 1×1 on the canvas, <paramref name="size"/> pixels large.</summary>
    private void Write(SKCanvas canvas, DigitPicture digit, float size)
    {
        if (Pen > 0)
        {
            using var stroke = PenStroke.Of(digit);
            using var pen = new SKPaint
            {
                Color = SKColors.White,
                Style = SKPaintStyle.Stroke,
                StrokeWidth = Pen,
                StrokeCap = SKStrokeCap.Round,
                IsAntialias = true,
            };
            canvas.DrawPath(stroke, pen);
            return;
        }
        var plane = new Plane(DigitPicture.Side, DigitPicture.Side);
        for (var i = 0; i < DigitPicture.Pixels; i++)
            plane.Values[i] = digit.Ink[i] / 255f;
        var side = Math.Max((int)size, 1);
        var large = plane.Resample(0, 0, DigitPicture.Side, DigitPicture.Side, side, side);
        using var image = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var pixels = image.GetPixelSpan();
        pixels.Fill(byte.MaxValue);
        for (var i = 0; i < large.Values.Length; i++)
            pixels[(i * 4) + 3] = (byte)(255 * Smooth((large.Values[i] - 0.5f) * 4));
        canvas.DrawBitmap(image, SKRect.Create(1, 1), SKSamplingOptions.Default);
    }

    private static float Smooth(float value) => 1 / (1 + MathF.Exp(-3 * value));

    private static float Gaussian(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}

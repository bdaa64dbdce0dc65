using CourseAI.Core.Evidence;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Digits;

/// <summary>
/// Brings the digit of any picture into the form that MNIST's digits have: fitted into 20×20 keeping its shape, then set
/// into 28×28 so that its centre of mass is in the middle (LeCun et al., 1998).
/// </summary>
internal static class DigitNormaliser
{
    private const int Box = 20;

    /// <summary>The pixel on which MNIST puts the centre of mass, measured over its test set.</summary>
    private const float Centre = 14;

    /// <summary>Pixels from which on an object may be a digit at all.</summary>
    private const int LeastPixels = 6;

    /// <summary>Share of the picture's longer side.</summary>
    private const float LeastShare = 0.03f;

    /// <summary>Of MNIST's 10,000 test digits the widest is 1.67 times as wide as high.</summary>
    private const float WidestShape = 1.8f;

    /// <summary>A second object counts when it has these shares of the first one's ink and size.</summary>
    private const float SecondInk = 0.12f;
    private const float SecondSize = 0.45f;

    /// <summary>MNIST's strokes are rarely thinner, as a share of the digit's longer side.</summary>
    private const float ThinStroke = 0.08f;
    private const float WantedStroke = 0.1f;

    /// <summary>What becomes full ink: this quantile of the strokes' darkness.</summary>
    private const float FullInk = 0.6f;

    /// <returns>The digit, or what was found in its place, and why it can not be trusted (null: nothing speaks against it).</returns>
    public static (DigitPicture Picture, Doubt? Doubt) Normalise(SKBitmap picture)
    {
        var grey = GreyPicture.From(picture);
        var written = OnSheet(picture, grey) ?? Written.On(EnlargedScan.Reduced(grey));
        if (
            written.Largest is not { } digit
            || digit.LongerSide < Math.Max(LeastPixels, LeastShare * written.Grey.LongerSide)
        )
            return (new DigitPicture(new byte[DigitPicture.Pixels]), Doubt.NothingFound);
        var several =
            digit.Width > WidestShape * digit.Height
            || written
                .Groups.Skip(1)
                .Any(other =>
                    other.Pixels.Count >= SecondInk * digit.Pixels.Count
                    && other.LongerSide >= SecondSize * digit.LongerSide
                );
        return (Fit(Strokes(written.Ink, written.Mask, digit), digit), several ? Doubt.SeveralObjects : null);
    }

    /// <returns>Null: there is no sheet, or nothing on it, so that it may be a broad stroke.</returns>
    private static Written? OnSheet(SKBitmap picture, Plane grey) =>
        LooseSheet.Cut(picture, grey) is { } sheet
        && Written.On(EnlargedScan.Reduced(sheet)) is { Largest: not null } written
            ? written
            : null;

    /// <param name="Ink">As <see cref="PaperLight.Ink"/> finds it, without what lies around the paper.</param>
    /// <param name="Groups">The largest first.</param>
    private sealed record Written(Plane Grey, Plane Ink, InkMask Mask, IReadOnlyList<InkGroup> Groups)
    {
        public InkGroup? Largest => Groups.Count > 0 ? Groups[0] : null;

        public static Written On(Plane grey)
        {
            var ink = PaperLight.Ink(grey);
            var mask = Paper.Written(ink);
            PaperLines.Remove(mask);
            return new Written(grey, ink, mask, InkGroups.Of(mask));
        }
    }

    /// <summary>
    /// The digit's own ink and its soft edge, full strokes at 1, too thin ones widened; all else 0. Cut out with
    /// <see cref="Margin"/> pixels around the digit's box.
    /// </summary>
    private static Plane Strokes(Plane ink, InkMask mask, InkGroup digit)
    {
        var margin = Margin(digit);
        var own = new Plane(digit.Width + (2 * margin), digit.Height + (2 * margin));
        foreach (var (x, y) in digit.Pixels)
            own[x - digit.Left + margin, y - digit.Top + margin] = 1;
        own = Sweep.Maximum(own, 1);
        var darkness = digit.Pixels.Select(pixel => ink[pixel.X, pixel.Y]).ToArray();
        Array.Sort(darkness);
        var full = Math.Max(darkness[(int)(FullInk * (darkness.Length - 1))], 0.05f);
        for (var y = 0; y < own.Height; y++)
        {
            for (var x = 0; x < own.Width; x++)
            {
                var (fromX, fromY) = (x + digit.Left - margin, y + digit.Top - margin);
                var inside = (uint)fromX < (uint)ink.Width && (uint)fromY < (uint)ink.Height;
                own[x, y] *= inside ? Math.Min(ink[fromX, fromY] / full, 1) : 0;
            }
        }
        // A line of single pixels has twice the outline where it runs aslant.
        var width = Math.Max(digit.StrokeWidth(mask), 1);
        if (width >= ThinStroke * digit.LongerSide)
            return own;
        var radius = (int)(((WantedStroke * digit.LongerSide) - width) / 2);
        return radius > 0 ? Sweep.Maximum(own, radius) : own;
    }

    /// <summary>Resampling by a few per cent would only blur what already has MNIST's size.</summary>
    private static float Scale(InkGroup digit) =>
        digit.LongerSide is >= Box - 3 and <= Box + 1 ? 1 : (float)Box / digit.LongerSide;

    /// <summary>Room for one pixel of the result, for the soft edge, and for strokes that are widened.</summary>
    private static int Margin(InkGroup digit) =>
        (int)MathF.Ceiling((2 / Scale(digit)) + (WantedStroke * digit.LongerSide)) + 2;

    private static DigitPicture Fit(Plane strokes, InkGroup digit)
    {
        var scale = Scale(digit);
        // One more pixel of the result on each side holds the soft edge.
        var width = Math.Clamp((int)MathF.Ceiling(digit.Width * scale), 1, Box + 1) + 2;
        var height = Math.Clamp((int)MathF.Ceiling(digit.Height * scale), 1, Box + 1) + 2;
        var fitted = strokes.Resample(
            Margin(digit) + ((digit.Width - (width / scale)) / 2),
            Margin(digit) + ((digit.Height - (height / scale)) / 2),
            width / scale,
            height / scale,
            width,
            height
        );
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                mass += fitted[x, y];
                massX += fitted[x, y] * x;
                massY += fitted[x, y] * y;
            }
        }
        var left = (int)Math.Round(Centre - (massX / mass));
        var top = (int)Math.Round(Centre - (massY / mass));
        var result = new byte[DigitPicture.Pixels];
        for (var y = Math.Max(0, -top); y < height && y + top < DigitPicture.Side; y++)
        {
            for (var x = Math.Max(0, -left); x < width && x + left < DigitPicture.Side; x++)
            {
                var value = Math.Clamp(fitted[x, y], 0, 1);
                result[((y + top) * DigitPicture.Side) + x + left] = (byte)MathF.Round(255 * value);
            }
        }
        return new DigitPicture(result);
    }
}

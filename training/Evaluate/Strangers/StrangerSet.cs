using SkiaSharp;

namespace CourseAI.Training.Strangers;

/// <summary>
/// What people may hand in as a digit that is none, the same pictures each time. None was trained on: digits of MNIST's
/// test half, fonts and icons that the trainer does not see, paper and noise made here.
/// </summary>
internal sealed class StrangerSet
{
    /// <summary>Pictures of each kind, so that none crowds out the others.</summary>
    public const int PerKind = 240;

    private const int Seed = 20261219;

    private readonly MnistSet _digits;
    private readonly IReadOnlyList<Drawing> _tools;
    private readonly IReadOnlyList<(string Name, SKPath Outline)> _letters;
    private readonly IReadOnlyList<(string Kind, Func<Random, int, (string Name, SKBitmap Picture)> Draw)> _kinds;

    /// <param name="digits">Several of these are put beside one another.</param>
    /// <param name="icons">Those that show a tool are used.</param>
    /// <param name="fonts">The folder of the letters' fonts.</param>
    public StrangerSet(MnistSet digits, IReadOnlyList<Drawing> icons, string fonts)
    {
        _digits = digits;
        _tools = [.. icons.Where(icon => icon.Class is not null)];
        _letters = PrintedLetters.Read(fonts);
        _kinds = [("several", Several), ("blank", Blank), ("letters", Letter), ("tools", Tool), ("noise", Noise)];
    }

    /// <summary>Beside the program's assemblies.</summary>
    public static string DefaultFonts => Path.Combine(AppContext.BaseDirectory, "fonts");

    public int Count => _kinds.Count * PerKind;

    /// <summary>Kind by kind. Each is drawn when it is asked for; the caller disposes it.</summary>
    public IEnumerable<Stranger> Draw()
    {
        foreach (var (kind, draw) in _kinds)
        {
            // A kind's pictures do not hang on those before it.
            var random = new Random(Seed);
            for (var i = 0; i < PerKind; i++)
            {
                var (name, picture) = draw(random, i);
                yield return new Stranger(kind, name, picture);
            }
        }
    }

    /// <summary>Two to four digits in a row; the nearest touch.</summary>
    private (string Name, SKBitmap Picture) Several(Random random, int number)
    {
        var picks = Enumerable.Range(0, 2 + (number % 3)).Select(_ => random.Next(_digits.Count)).ToArray();
        var step = random.Next(15, 27);
        var sheet = new Sheet(random);
        var picture = sheet.Photographed(canvas =>
        {
            sheet.Place(canvas, SKRect.Create((step * (picks.Length - 1)) + MnistSet.Side, MnistSet.Side));
            for (var i = 0; i < picks.Length; i++)
                DrawDigit(canvas, _digits.Image(picks[i]), i * step, sheet.Pen);
        });
        return (string.Concat(picks.Select(_digits.Label)), picture);
    }

    /// <summary>Paper: plain, ruled or squared.</summary>
    private static (string Name, SKBitmap Picture) Blank(Random random, int number)
    {
        string[] papers = ["plain", "ruled", "squared"];
        var paper = papers[number % papers.Length];
        var sheet = new Sheet(random);
        var picture = sheet.Photographed(canvas =>
        {
            if (paper == "plain")
                return;
            var step = (0.08f + (0.1f * random.NextSingle())) * sheet.Side;
            using var line = new SKPaint
            {
                Color = new SKColor(0x8C, 0xA4, 0xC8),
                StrokeWidth = 1.5f,
                IsAntialias = true,
            };
            canvas.RotateDegrees((4 * random.NextSingle()) - 2, sheet.Side / 2f, sheet.Side / 2f);
            for (var at = -sheet.Side * 0.5f; at < sheet.Side * 1.5f; at += step)
            {
                canvas.DrawLine(-sheet.Side, at, 2 * sheet.Side, at, line);
                if (paper == "squared")
                    canvas.DrawLine(at, -sheet.Side, at, 2 * sheet.Side, line);
            }
        });
        return ($"{paper} paper", picture);
    }

    private (string Name, SKBitmap Picture) Letter(Random random, int number)
    {
        var (name, outline) = _letters[number % _letters.Count];
        var sheet = new Sheet(random);
        var picture = sheet.Photographed(canvas =>
        {
            using var paint = new SKPaint { Color = sheet.Pen, IsAntialias = true };
            sheet.Place(canvas, outline.TightBounds);
            canvas.DrawPath(outline, paint);
        });
        return (name, picture);
    }

    private (string Name, SKBitmap Picture) Tool(Random random, int number)
    {
        var icon = _tools[number % _tools.Count];
        var sheet = new Sheet(random);
        var picture = sheet.Photographed(canvas =>
        {
            using var image = SKImage.FromEncodedData(icon.Path);
            var box = SKRect.Create(image.Width, image.Height);
            sheet.Place(canvas, box);
            canvas.DrawImage(image, box, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        });
        return ($"{icon.Class}, {icon.Set}", picture);
    }

    private static (string Name, SKBitmap Picture) Noise(Random random, int number)
    {
        var name = NoisePicture.Names[number % NoisePicture.Names.Count];
        return (name, NoisePicture.Make(name, random));
    }

    private static void DrawDigit(SKCanvas canvas, ReadOnlySpan<byte> ink, int left, SKColor pen)
    {
        using var mask = new SKBitmap(
            new SKImageInfo(MnistSet.Side, MnistSet.Side, SKColorType.Alpha8, SKAlphaType.Premul)
        );
        for (var y = 0; y < MnistSet.Side; y++)
            ink.Slice(y * MnistSet.Side, MnistSet.Side).CopyTo(mask.GetPixelSpan()[(y * mask.RowBytes)..]);
        using var image = SKImage.FromBitmap(mask);
        using var paint = new SKPaint { Color = pen };
        canvas.DrawImage(image, left, 0, new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
    }
}

using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Training.Digits;

/// <summary>
/// What people put before the camera that is no digit: drawings, letters, pictograms of tools, several digits that touch, scribbles. Each is
/// a 28×28 picture in a digit's size, by kind, so that none crowds out the others.
/// </summary>
internal sealed class Strangers
{
    private const int Several = 4000;
    private const int Scribbles = 4000;

    /// <summary>Every so many drawings' subjects are kept from training.</summary>
    private const int KeepEvery = 10;

    /// <summary>Drawings that may be a digit as well, or nearly.</summary>
    private static readonly HashSet<string> LikeDigits = new(StringComparer.Ordinal)
    {
        "baseball bat",
        "boomerang",
        "bracelet",
        "candle",
        "circle",
        "clarinet",
        "cookie",
        "crayon",
        "diamond",
        "donut",
        "garden hose",
        "golf club",
        "hexagon",
        "hockey puck",
        "hockey stick",
        "hurricane",
        "knife",
        "light bulb",
        "lightning",
        "line",
        "lollipop",
        "marker",
        "moon",
        "nail",
        "necklace",
        "octagon",
        "onion",
        "paper clip",
        "pear",
        "pencil",
        "pond",
        "potato",
        "river",
        "snake",
        "snowman",
        "squiggle",
        "stitches",
        "string bean",
        "sword",
        "tornado",
        "toothbrush",
        "wheel",
        "wine bottle",
        "zigzag",
    };

    private readonly byte[][][] _kinds;

    private Strangers(params byte[][][] kinds) => _kinds = kinds;

    public int Count => _kinds.Sum(kind => kind.Length);

    public IEnumerable<byte[]> All => _kinds.SelectMany(kind => kind);

    /// <param name="digits">Pictures of which several are put beside one another.</param>
    /// <param name="kept">Those that are kept from training (other subjects, other icon sets, other fonts) instead of those for it.</param>
    public static Strangers Make(Places places, MnistSet digits, ReadOnlyMemory<int> pictures, bool kept, int seed)
    {
        var random = new Random(seed);
        var share = kept ? 4 : 1;
        return new Strangers(
            [.. Drawings(places.Packages, kept)],
            [.. Pictograms(places.TrainIcons, kept)],
            [.. Handwriting.OtherCharacters(places.Packages, kept)],
            [.. Many(Several / share, () => Beside(digits, pictures.Span, random))],
            [.. Many(Scribbles / share, () => Scribble(random))]
        );
    }

    public byte[] Pick(Random random)
    {
        var kind = _kinds[random.Next(_kinds.Length)];
        return kind[random.Next(kind.Length)];
    }

    private static IEnumerable<byte[]> Drawings(string packages, bool kept)
    {
        foreach (var (i, (subject, drawings)) in QuickDrawSet.Subjects(packages).Index())
        {
            if (LikeDigits.Contains(subject) || i % KeepEvery == 0 != kept)
                continue;
            foreach (var drawing in drawings)
            {
                var plane = new Plane(QuickDrawSet.Side, QuickDrawSet.Side);
                for (var at = 0; at < drawing.Length; at++)
                    plane.Values[at] = drawing[at] / 255f;
                if (InkBox.Fit(plane) is { } ink)
                    yield return ink;
            }
        }
    }

    /// <summary>Icons of tools, whose outlines have loops as an 8 has, and whose handles are like a 1.</summary>
    private static IEnumerable<byte[]> Pictograms(string folder, bool kept)
    {
        foreach (var icon in DrawingSet.Train(folder).Where(icon => icon.Class is not null))
        {
            if (icon.IsForValidation != kept)
                continue;
            using var picture = SKBitmap.Decode(icon.Path);
            using var onPaper = new SKBitmap(
                new SKImageInfo(picture.Width, picture.Height, SKColorType.Gray8, SKAlphaType.Opaque)
            );
            using var canvas = new SKCanvas(onPaper);
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(picture, SKPoint.Empty, SKSamplingOptions.Default);
            canvas.Flush();
            if (InkBox.Fit(GreyPicture.From(onPaper).Map(value => 1 - value)) is { } ink)
                yield return ink;
        }
    }

    /// <summary>Two or three digits in a row, near enough to touch.</summary>
    private static byte[]? Beside(MnistSet digits, ReadOnlySpan<int> pictures, Random random)
    {
        var count = random.Next(2, 4);
        var step = random.Next(13, 22);
        var row = new Plane((step * (count - 1)) + MnistSet.Side, MnistSet.Side + 8);
        for (var i = 0; i < count; i++)
        {
            var image = digits.Image(pictures[random.Next(pictures.Length)]);
            var lower = random.Next(9);
            for (var at = 0; at < image.Length; at++)
            {
                var (x, y) = ((at % MnistSet.Side) + (i * step), (at / MnistSet.Side) + lower);
                row[x, y] = Math.Max(row[x, y], image[at] / 255f);
            }
        }
        return InkBox.Fit(row);
    }

    /// <summary>Blots, noise, crossed lines, boxes.</summary>
    private static byte[]? Scribble(Random random)
    {
        const int Side = 56;
        var plane = InkBox.Drawn(
            Side,
            (canvas, paint) =>
            {
                paint.StrokeWidth = 2 + (5 * random.NextSingle());
                paint.Style = random.Next(4) == 0 ? SKPaintStyle.Fill : SKPaintStyle.Stroke;
                for (var i = random.Next(2, 7); i > 0; i--)
                {
                    var (x, y) = (At(), At());
                    switch (random.Next(4))
                    {
                        case 0:
                            canvas.DrawRect(x, y, At() / 2, At() / 2, paint);
                            break;
                        case 1:
                            using (var builder = new SKPathBuilder())
                            {
                                builder.MoveTo(x, y);
                                for (var corner = 0; corner < 4; corner++)
                                    builder.LineTo(At(), At());
                                using var path = builder.Detach();
                                canvas.DrawPath(path, paint);
                            }
                            break;
                        default:
                            canvas.DrawLine(x, y, At(), At(), paint);
                            break;
                    }
                }
            }
        );
        if (random.Next(3) == 0)
        {
            for (var i = 0; i < plane.Values.Length; i++)
                plane.Values[i] = random.NextSingle();
            plane = Sweep.Mean(plane, random.Next(1, 5)).Map(value => Math.Clamp((value - 0.5f) * 12, 0, 1));
        }
        return InkBox.Fit(plane);

        float At() => 4 + (random.NextSingle() * (Side - 8));
    }

    private static IEnumerable<byte[]> Many(int count, Func<byte[]?> make)
    {
        while (count > 0)
        {
            if (make() is not { } one)
                continue;
            count--;
            yield return one;
        }
    }
}

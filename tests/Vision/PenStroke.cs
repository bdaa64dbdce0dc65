using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests;

/// <summary>The way a pen went when it wrote an MNIST digit: its strokes, thinned to lines of single pixels.</summary>
internal static class PenStroke
{
    /// <summary>Pixels per pixel of MNIST while thinning: the lines run smoothly.</summary>
    private const int Finer = 5;

    private const int Side = DigitPicture.Side * Finer;

    /// <summary>Around a pixel, from above, clockwise.</summary>
    private static readonly (int X, int Y)[] Around =
    [
        (0, -1),
        (1, -1),
        (1, 0),
        (1, 1),
        (0, 1),
        (-1, 1),
        (-1, 0),
        (-1, -1),
    ];

    /// <returns>Lines in a frame of 1×1.</returns>
    public static SKPath Of(DigitPicture digit)
    {
        var plane = new Plane(DigitPicture.Side, DigitPicture.Side);
        for (var i = 0; i < DigitPicture.Pixels; i++)
            plane.Values[i] = digit.Ink[i] / 255f;
        var fine = plane.Resample(0, 0, DigitPicture.Side, DigitPicture.Side, Side, Side);
        var ink = new bool[Side + 2, Side + 2];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                ink[x + 1, y + 1] = fine[x, y] > 0.5f;
        }
        Thin(ink);
        return Lines(ink);
    }

    /// <summary>Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", 1984.</summary>
    private static void Thin(bool[,] ink)
    {
        var gone = new List<(int X, int Y)>();
        do
        {
            gone.Clear();
            for (var half = 0; half < 2; half++)
            {
                var peeled = new List<(int X, int Y)>();
                for (var y = 1; y <= Side; y++)
                {
                    for (var x = 1; x <= Side; x++)
                    {
                        if (ink[x, y] && MayGo(ink, x, y, half))
                            peeled.Add((x, y));
                    }
                }
                foreach (var (x, y) in peeled)
                    ink[x, y] = false;
                gone.AddRange(peeled);
            }
        } while (gone.Count > 0);
    }

    private static bool MayGo(bool[,] ink, int x, int y, int half)
    {
        var (neighbours, starts) = (0, 0);
        for (var i = 0; i < 8; i++)
        {
            neighbours += At(i) ? 1 : 0;
            starts += !At(i) && At((i + 1) % 8) ? 1 : 0;
        }
        var (above, right, below, left) = (At(0), At(2), At(4), At(6));
        return neighbours is >= 2 and <= 6
            && starts == 1
            && (
                half == 0
                    ? !(above && right && below) && !(right && below && left)
                    : !(above && right && left) && !(above && below && left)
            );

        bool At(int i) => ink[x + Around[i].X, y + Around[i].Y];
    }

    private static SKPath Lines(bool[,] ink)
    {
        using var path = new SKPathBuilder();
        for (var y = 1; y <= Side; y++)
        {
            for (var x = 1; x <= Side; x++)
            {
                if (!ink[x, y])
                    continue;
                // Each pair of neighbours once; a pixel alone is a point.
                foreach (var (dx, dy) in Around[1..5].Append((0, 0)))
                {
                    if (!ink[x + dx, y + dy])
                        continue;
                    path.MoveTo((x - 0.5f) / Side, (y - 0.5f) / Side);
                    path.LineTo((x + dx - 0.5f) / Side, (y + dy - 0.5f) / Side);
                }
            }
        }
        return path.Detach();
    }
}

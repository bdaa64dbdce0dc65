using CourseAI.Vision.Pictures;
using CsCheck;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class SweepTests
{
    private static readonly Gen<(Plane Plane, int Radius)> Cases = Gen.Select(
        Gen.Int[1, 12],
        Gen.Int[1, 12],
        Gen.Int[0, 15],
        Gen.Float[0, 1].Array[144],
        (width, height, radius, values) =>
        {
            var plane = new Plane(width, height);
            Array.Copy(values, plane.Values, plane.Values.Length);
            return (plane, radius);
        }
    );

    [Fact]
    public void The_mean_is_that_of_the_window() => Holds(Sweep.Mean, window => window.Average());

    [Fact]
    public void The_maximum_is_that_of_the_window() => Holds(Sweep.Maximum, window => window.Max());

    [Fact]
    public void The_minimum_is_that_of_the_window() => Holds(Sweep.Minimum, window => window.Min());

    private static void Holds(Func<Plane, int, Plane> sweep, Func<List<float>, float> plain) =>
        Cases.Sample(
            (plane, radius) =>
            {
                var swept = sweep(plane, radius);
                for (var y = 0; y < plane.Height; y++)
                {
                    for (var x = 0; x < plane.Width; x++)
                    {
                        if (Math.Abs(swept[x, y] - plain(Window(plane, x, y, radius))) > 1e-5f)
                            return false;
                    }
                }
                return true;
            },
            iter: 300
        );

    private static List<float> Window(Plane plane, int x, int y, int radius)
    {
        var window = new List<float>();
        for (var v = Math.Max(y - radius, 0); v <= Math.Min(y + radius, plane.Height - 1); v++)
        {
            for (var u = Math.Max(x - radius, 0); u <= Math.Min(x + radius, plane.Width - 1); u++)
                window.Add(plane[u, v]);
        }
        return window;
    }
}

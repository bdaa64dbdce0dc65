using CourseAI.Vision.Pictures;
using CsCheck;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class PlaneTests
{
    [Fact]
    public void Resampling_to_the_same_size_changes_nothing() =>
        Planes.Sample(plane =>
        {
            var same = plane.Resample(0, 0, plane.Width, plane.Height, plane.Width, plane.Height);
            return same.Values.Zip(plane.Values).All(pair => Math.Abs(pair.First - pair.Second) < 1e-4f);
        });

    [Fact]
    public void Shrinking_keeps_the_mean() =>
        Gen.Select(Planes, Gen.Int[1, 4], Gen.Int[1, 4])
            .Sample(
                (plane, width, height) =>
                {
                    var (newWidth, newHeight) = (Math.Min(width, plane.Width), Math.Min(height, plane.Height));
                    var small = plane.Resample(0, 0, plane.Width, plane.Height, newWidth, newHeight);
                    return Math.Abs(small.Values.Average() - plane.Values.Average()) < 1e-3f;
                }
            );

    [Fact]
    public void Growing_stays_within_what_was_there() =>
        Planes.Sample(plane =>
        {
            var large = plane.Resample(0, 0, plane.Width, plane.Height, plane.Width * 3, plane.Height * 3);
            return large.Values.Max() <= plane.Values.Max() + 1e-4f && large.Values.Min() >= plane.Values.Min() - 1e-4f;
        });

    private static readonly Gen<Plane> Planes = Gen.Select(
        Gen.Int[1, 10],
        Gen.Int[1, 10],
        Gen.Float[0, 1].Array[100],
        (width, height, values) =>
        {
            var plane = new Plane(width, height);
            Array.Copy(values, plane.Values, plane.Values.Length);
            return plane;
        }
    );
}

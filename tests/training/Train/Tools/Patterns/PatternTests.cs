using CourseAI.Core.Courses;
using CourseAI.Training.Tools.Patterns;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Training.Tests.Train.Tools.Patterns;

public sealed class PatternTests
{
    private const int Side = 96;
    private const int OfEach = 25;

    public static TheoryData<string> Classes => [.. Pattern.Classes];

    [Fact]
    public void All_are_classes_of_the_model() =>
        Pattern.Classes.Should().BeSubsetOf(TaskLabels.Of(VisionTask.Tools)).And.OnlyHaveUniqueItems();

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_tool_is_one_thing_that_fills_its_square_and_leaves_the_ground_transparent(string name)
    {
        var random = new Random(1);
        for (var i = 0; i < OfEach; i++)
        {
            using var drawn = Pattern.Draw(name, Side, random);

            (drawn.Width, drawn.Height).Should().Be((Side, Side));
            var (width, height) = Extent(drawn);
            Math.Max(width, height).Should().BeInRange(Side * 9 / 10, Side);
            Math.Min(width, height).Should().BeGreaterThan(Side / 20, "a tool is no line");
            drawn.GetPixel(0, 0).Alpha.Should().Be(0);
            Apart(drawn).Should().BeLessThan(5, $"number {i} is one tool, specks of the soft edge aside");
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void None_is_as_another(string name)
    {
        var random = new Random(2);
        var drawn = Enumerable.Range(0, OfEach).Select(_ => Convert.ToHexString(Bytes(name, random)));
        drawn.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_same_seed_draws_the_same_tool() =>
        Bytes("drill", new Random(3)).Should().Equal(Bytes("drill", new Random(3)));

    [Fact]
    public void What_cannot_be_drawn_is_named() =>
        FluentActions
            .Invoking(() => Pattern.Draw("ladle", Side, new Random(1)))
            .Should()
            .Throw<KeyNotFoundException>()
            .WithMessage("*ladle*");

    private static byte[] Bytes(string name, Random random)
    {
        using var drawn = Pattern.Draw(name, Side, random);
        return drawn.GetPixelSpan().ToArray();
    }

    private static (int Width, int Height) Extent(SKBitmap drawn)
    {
        var pixels = drawn.Pixels;
        var opaque = Enumerable.Range(0, pixels.Length).Where(at => pixels[at].Alpha > 0).ToList();
        return (
            opaque.Max(at => at % Side) - opaque.Min(at => at % Side) + 1,
            opaque.Max(at => at / Side) - opaque.Min(at => at / Side) + 1
        );
    }

    /// <summary>Opaque pixels that do not hang together with the most of them.</summary>
    private static int Apart(SKBitmap drawn)
    {
        var opacity = new Plane(Side, Side);
        var pixels = drawn.Pixels;
        for (var at = 0; at < pixels.Length; at++)
            opacity.Values[at] = pixels[at].Alpha / 255f;
        var mask = InkMask.Above(opacity, 0.5f);
        return opacity.Values.Count(value => value > 0.5f) - InkGroups.LargestPiece(mask)!.Pixels.Count;
    }
}

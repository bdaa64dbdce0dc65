using CourseAI.Core.Courses;
using CourseAI.Training.Tools.Patterns;
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
            Pieces(drawn).Should().Be(1, $"number {i} is one tool");
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

    /// <summary>What is opaque and hangs together; specks of the soft edge are none.</summary>
    private static int Pieces(SKBitmap drawn)
    {
        var pixels = drawn.Pixels;
        var seen = new bool[pixels.Length];
        var pieces = 0;
        for (var start = 0; start < pixels.Length; start++)
        {
            if (seen[start] || pixels[start].Alpha < 128)
                continue;
            var size = 0;
            var open = new Stack<int>([start]);
            seen[start] = true;
            while (open.TryPop(out var at))
            {
                size++;
                for (var dy = -1; dy <= 1; dy++)
                {
                    for (var dx = -1; dx <= 1; dx++)
                    {
                        var (x, y) = ((at % Side) + dx, (at / Side) + dy);
                        var next = (y * Side) + x;
                        if (x is < 0 or >= Side || y is < 0 or >= Side || seen[next] || pixels[next].Alpha < 128)
                            continue;
                        seen[next] = true;
                        open.Push(next);
                    }
                }
            }
            if (size > 4)
                pieces++;
        }
        return pieces;
    }
}

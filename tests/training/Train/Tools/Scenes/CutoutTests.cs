using CourseAI.Training.Tools.Scenes;
using SkiaSharp;

namespace CourseAI.Training.Tests.Train.Tools.Scenes;

public sealed class CutoutTests
{
    [Fact]
    public void On_even_ground_only_the_tool_is_left_with_what_is_as_bright_as_the_ground_inside_of_it()
    {
        using var photo = Photo(random: null);
        using var cut = Cutout.Of(photo);
        cut.Should().NotBeNull();
        cut!.GetPixel(2, 2).Alpha.Should().Be(0);
        cut.GetPixel(25, 25).Should().Be(SKColors.DarkRed);
        cut.GetPixel(32, 32).Alpha.Should().Be(255, "it lies inside of the tool");
    }

    [Fact]
    public void Uneven_ground_tells_nothing() => Cutout.Of(Photo(new Random(1))).Should().BeNull();

    [Fact]
    public void A_photo_of_nothing_gives_nothing()
    {
        using var empty = new SKBitmap(64, 64);
        empty.Erase(SKColors.LightGray);
        Cutout.Of(empty).Should().BeNull();
    }

    /// <summary>A dark red frame of 24×24 pixels in the middle of 64×64; the ground is even or, given a random, noise.</summary>
    private static SKBitmap Photo(Random? random)
    {
        var photo = new SKBitmap(64, 64);
        for (var y = 0; y < 64; y++)
        {
            for (var x = 0; x < 64; x++)
            {
                var distance = Math.Max(Math.Abs(x - 32), Math.Abs(y - 32));
                var noise = random?.Next(-90, 91) ?? 0;
                var grey = (byte)(150 + noise);
                photo.SetPixel(x, y, distance is > 5 and < 12 ? SKColors.DarkRed : new SKColor(grey, grey, grey));
            }
        }
        return photo;
    }
}

using CourseAI.Core.Evidence;
using CourseAI.Inspection.Images;
using SkiaSharp;

namespace CourseAI.Inspection.Tests.Images;

public sealed class PictureTests
{
    private const int All = int.MaxValue;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_orientation_is_turned_upright(int orientation)
    {
        using var seen = Picture.Decode(Turned(32, 16, orientation), All);

        (seen.Width, seen.Height).Should().Be((32, 16));
        (seen.Pixels.Width, seen.Pixels.Height).Should().Be((32, 16));
        IsBlackInItsUpperLeftQuarterOnly(seen.Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_picture_decoded_on_fewer_pixels_keeps_its_own_size_and_is_upright(int orientation)
    {
        using var seen = Picture.Decode(Turned(640, 320, orientation), enough: 240);

        (seen.Width, seen.Height).Should().Be((640, 320));
        (seen.Pixels.Width, seen.Pixels.Height).Should().Be((240, 120));
        IsBlackInItsUpperLeftQuarterOnly(seen.Pixels);
    }

    [Theory]
    [InlineData("images/photo-3.jpg", 320, 270, 360)]
    [InlineData("images/photo-2-turned.jpg", 320, 270, 360)]
    [InlineData("images/photo-3.jpg", 361, 360, 480)]
    [InlineData("images/photo-3.jpg", 960, 720, 960)]
    [InlineData("images/photo-3.jpg", 5000, 720, 960)]
    [InlineData("images/mnist/t10k-00000.png", 7, 28, 28)]
    public void As_many_eighths_are_decoded_as_are_enough(string name, int enough, int width, int height)
    {
        using var seen = Picture.Decode(Samples.Bytes(name), enough);
        (seen.Pixels.Width, seen.Pixels.Height).Should().Be((width, height));
    }

    [Fact]
    public void Fewer_pixels_show_what_all_of_them_show()
    {
        var photo = Samples.Bytes("images/photo-2-turned.jpg");
        using var all = Picture.Decode(photo, All);
        using var fewer = Picture.Decode(photo, enough: 320);
        using var shrunk = new SKBitmap(fewer.Pixels.Info);
        all.Pixels.ScalePixels(shrunk, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        var differences = shrunk.Bytes.Zip(fewer.Pixels.Bytes, (one, other) => Math.Abs(one - other)).ToList();
        differences.Average().Should().BeLessThan(2);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_picture_that_ends_early_is_noticed_on_fewer_pixels_too(double share)
    {
        var photo = Samples.Bytes("images/photo-3.jpg");

        var decode = () => Picture.Decode(photo[..(int)(share * photo.Length)], enough: 320);

        decode.Should().Throw<UninspectableException>().Which.Facts.Obstacle.Should().Be(Obstacle.Truncated);
    }

    /// <summary>A JPEG that is seen white but for its upper left quarter, stored as the orientation says.</summary>
    private static byte[] Turned(int width, int height, int orientation)
    {
        using var upright = new SKBitmap(width, height);
        upright.Erase(SKColors.White);
        upright.Erase(SKColors.Black, SKRectI.Create(0, 0, width / 2, height / 2));
        using var stored = Store(upright, orientation);
        using var encoded = stored.Encode(SKEncodedImageFormat.Jpeg, 100);
        return WithOrientation(encoded.ToArray(), orientation);
    }

    private static void IsBlackInItsUpperLeftQuarterOnly(SKBitmap seen)
    {
        var (right, bottom) = (seen.Width - 4, seen.Height - 3);
        seen.GetPixel(4, 3).Red.Should().BeLessThan(60);
        seen.GetPixel(right, 3).Red.Should().BeGreaterThan(195);
        seen.GetPixel(4, bottom).Red.Should().BeGreaterThan(195);
        seen.GetPixel(right, bottom).Red.Should().BeGreaterThan(195);
    }

    /// <summary>By the definition in EXIF 2.32: where the stored row 0 and column 0 are seen.</summary>
    private static SKBitmap Store(SKBitmap upright, int orientation)
    {
        var (w, h) = (upright.Width, upright.Height);
        var turned = orientation >= 5;
        var stored = new SKBitmap(turned ? h : w, turned ? w : h);
        for (var row = 0; row < stored.Height; row++)
        {
            for (var column = 0; column < stored.Width; column++)
            {
                var (x, y) = orientation switch
                {
                    1 => (column, row), // row 0 is the top, column 0 the left
                    2 => (w - 1 - column, row), // top, right
                    3 => (w - 1 - column, h - 1 - row), // bottom, right
                    4 => (column, h - 1 - row), // bottom, left
                    5 => (row, column), // row 0 is the left, column 0 the top
                    6 => (w - 1 - row, column), // right, top
                    7 => (w - 1 - row, h - 1 - column), // right, bottom
                    _ => (row, h - 1 - column), // left, bottom
                };
                stored.SetPixel(column, row, upright.GetPixel(x, y));
            }
        }
        return stored;
    }

    /// <summary>Puts an APP1 segment with one tag (0x0112) behind the start of image.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8,
            .. "MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        return [.. jpeg.AsSpan(0, 2), 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg.AsSpan(2)];
    }
}

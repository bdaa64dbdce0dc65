using CourseAI.Inspection.Images;
using SkiaSharp;

namespace CourseAI.Inspection.Tests.Images;

public sealed class PictureTests
{
    /// <summary>A picture of 32 × 16 pixels, white but for its upper left quarter, as each orientation would store it.</summary>
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
        using var upright = new SKBitmap(32, 16);
        upright.Erase(SKColors.White);
        upright.Erase(SKColors.Black, SKRectI.Create(0, 0, 16, 8));
        using var stored = Store(upright, orientation);
        using var encoded = stored.Encode(SKEncodedImageFormat.Jpeg, 100);

        using var seen = Picture.Decode(WithOrientation(encoded.ToArray(), orientation));

        (seen.Width, seen.Height).Should().Be((32, 16));
        seen.GetPixel(4, 3).Red.Should().BeLessThan(60);
        seen.GetPixel(28, 3).Red.Should().BeGreaterThan(195);
        seen.GetPixel(4, 13).Red.Should().BeGreaterThan(195);
        seen.GetPixel(28, 13).Red.Should().BeGreaterThan(195);
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

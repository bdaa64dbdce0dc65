using CourseAI.Vision.Digits;
using CourseAI.Vision.Pictures;
using SkiaSharp;

namespace CourseAI.Vision.Tests.Pictures;

public sealed class PngFileTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(28, 28)]
    [InlineData(300, 7)]
    [InlineData(256, 256)]
    public void What_is_written_is_read_by_another_decoder_pixel_by_pixel(int width, int height)
    {
        var random = new Random(20261219);
        var grey = new byte[width * height];
        random.NextBytes(grey);

        using var bitmap = SKBitmap.Decode(PngFile.Grey(grey, width, height));

        (bitmap.Width, bitmap.Height, bitmap.ColorType).Should().Be((width, height, SKColorType.Gray8));
        bitmap.Bytes.Should().Equal(grey);
    }

    [Fact]
    public void A_digit_is_as_small_as_by_Skia()
    {
        var digit = new DigitPicture(Classifier.Mnist.Image(0));
        using var bitmap = digit.ToBitmap();
        using var grey = bitmap.Copy(SKColorType.Gray8);
        using var skia = grey.Encode(SKEncodedImageFormat.Png, 100);

        digit.ToPng().Length.Should().BeLessThanOrEqualTo((int)skia.Size);
    }
}
